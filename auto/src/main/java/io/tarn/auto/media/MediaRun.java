package io.tarn.auto.media;

import io.tarn.auto.Candidate;
import io.tarn.auto.Score;
import io.tarn.tensor.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run of [MediaTrain]: find → part → try → choose → test → save.
record MediaRun(Path data, MediaTrain.Config config) {
    MediaOutcome run() {
        try (var scope = Scope.open()) {
            return outcome();
        }
    }

    private MediaOutcome outcome() {
        Deadline deadline = Deadline.in(config.budget());
        Map<String, Double> seconds = new LinkedHashMap<>();
        Readable readable = Readable.of(new Finder(data).found(), config.size());
        Found found = readable.found();
        Parting parting = Parting.of(found, config.seed());
        Material material = new Material(found, parting.split());
        config.listener()
                .accept(
                        new MediaEvent.Began(
                                found.kind(),
                                found.classes(),
                                parting.split().train().length,
                                parting.split().validation().length,
                                parting.split().test().length));
        seconds.put("reading", deadline.seconds());
        Contest contest = new Contest(material, config, deadline);
        List<Trial> trials = contest.trials(Entrants.of(material, readable.size()));
        Trial chosen =
                trials.stream()
                        .min(Comparator.comparingDouble(it -> it.candidate().validationLoss()))
                        .orElseThrow();
        config.listener().accept(new MediaEvent.Chose(chosen.candidate()));
        seconds.put("learning", deadline.seconds() - seconds.get("reading"));
        double before = deadline.seconds();
        MediaModel model = chosen.model();
        int[] truth = material.labels(parting.split().test());
        double[][] answers = model.probabilities(model.intake().examples(material.test()));
        List<Score> test = Judging.all(answers, truth, config.seed());
        config.listener().accept(new MediaEvent.Tested(test.getFirst()));
        MediaModel simplest = trials.getFirst().model();
        double[][] always = simplest.probabilities(simplest.intake().examples(material.test()));
        Score baseline = Judging.accuracy(always, truth);
        Optional<Path> folder =
                config.out().map(out -> MediaFolder.write(out, model, chosen.candidate()));
        seconds.put("testing and saving", deadline.seconds() - before);
        List<String> notes = new ArrayList<>(found.notes());
        notes.addAll(parting.notes());
        notes.addAll(contest.notes());
        List<Candidate> candidates = trials.stream().map(Trial::candidate).toList();
        int[][] confusion = Judging.confusion(answers, truth, material.classes());
        return new MediaOutcome(
                found.kind(),
                data,
                found.classes(),
                counts(found),
                parting.how(),
                parting.split().train().length,
                parting.split().validation().length,
                truth.length,
                candidates,
                chosen.candidate(),
                model.intake().description(),
                test,
                baseline,
                confusion,
                Judging.calibration(answers, truth),
                examples(material, answers, truth),
                Sizing.of(found),
                Findings.of(found, candidates, chosen.candidate(), test, baseline, confusion),
                notes,
                seconds,
                config.seed(),
                folder);
    }

    private static Map<String, Integer> counts(Found found) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int[] numbers = found.counts();
        for (int label = 0; label < numbers.length; label++) {
            counts.put(found.classes().get(label), numbers[label]);
        }
        return counts;
    }

    private static List<MediaOutcome.Example> examples(
            Material material, double[][] answers, int[] truth) {
        List<Path> files = material.test();
        List<String> classes = material.found().classes();
        List<MediaOutcome.Example> examples = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            int best = Judging.largest(answers[i]);
            examples.add(
                    new MediaOutcome.Example(
                            files.get(i),
                            classes.get(truth[i]),
                            classes.get(best),
                            answers[i][best]));
        }
        return examples;
    }
}
