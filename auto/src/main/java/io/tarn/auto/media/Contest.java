package io.tarn.auto.media;

import io.tarn.auto.Candidate;
import io.tarn.auto.media.Entrant.Duty;
import io.tarn.auto.media.Entrant.Variety;
import io.tarn.auto.media.Schooling.Schooled;
import io.tarn.data.Dataset;
import io.tarn.nn.Layer;
import io.tarn.train.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Tries all ways of learning, one after the other, as long as there is time.
final class Contest {
    private static final double LEAST_LIMIT = 20; // seconds, for those that are always tried
    private static final double SHARE = 0.45; // of what is left, while others follow
    private static final double TOO_LITTLE = 0.1; // of the budget
    private static final int ENOUGH = 1000; // training files to judge

    private final Material material;
    private final MediaTrain.Config config;
    private final Deadline deadline;
    private final List<String> notes = new ArrayList<>();
    private final IdentityHashMap<Intake, Dataset> training = new IdentityHashMap<>();
    private final IdentityHashMap<Intake, Dataset> validation = new IdentityHashMap<>();

    Contest(Material material, MediaTrain.Config config, Deadline deadline) {
        this.material = material;
        this.config = config;
        this.deadline = deadline;
    }

    List<Trial> trials(List<Entrant> entrants) {
        Consumer<MediaEvent> listener = config.listener();
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < entrants.size(); i++) {
            Entrant entrant = entrants.get(i);
            double left = deadline.secondsLeft();
            if (entrant.duty() == Duty.IF_TIME_ALLOWS
                    && left <= TOO_LITTLE * config.budget().toMillis() / 1e3) {
                notes.add("There was no time left to try the %s.".formatted(entrant.name()));
                continue;
            }
            listener.accept(new MediaEvent.Trying(entrant.name(), left));
            double share = left * (i < entrants.size() - 1 ? SHARE : 1);
            double limit = entrant.duty() == Duty.ALWAYS ? Math.max(LEAST_LIMIT, share) : share;
            Trial trial = trial(entrant, limit);
            trials.add(trial);
            listener.accept(new MediaEvent.Tried(trial.candidate()));
        }
        return trials;
    }

    /// What a person should know about the contest.
    List<String> notes() {
        return List.copyOf(notes);
    }

    /// @param limit seconds that it may take
    Trial trial(Entrant entrant, double limit) {
        long start = System.nanoTime();
        List<Path> files = material.training();
        int[] labels = material.labels(material.split().train());
        Intake intake = entrant.intake();
        Dataset inputs = training.computeIfAbsent(intake, it -> it.examples(files));
        Dataset judges =
                validation.computeIfAbsent(intake, it -> it.examples(material.validation()));
        if (entrant.architecture().form() == Architecture.Form.MAJORITY) {
            Layer net = Constant.of(labels, material.classes());
            return judged(entrant, net, inputs, judges, start, Curves.NONE);
        }
        Dataset varied =
                entrant.recipe().variety() == Variety.VARIED
                        ? intake.varied(files, inputs)
                        : inputs;
        int wanted = config.epochs() > 0 ? config.epochs() : entrant.recipe().epochs(files.size());
        Schooled schooled =
                new Schooling(
                                entrant,
                                new Labelled(varied, labels),
                                new Labelled(
                                        judges, material.labels(material.split().validation())),
                                config.seed(),
                                limit,
                                config.listener())
                        .run(wanted);
        if (schooled.planned() < wanted) {
            notes.add(
                    "The %s was to learn for %d %s instead of %d, for lack of time."
                            .formatted(
                                    entrant.name(),
                                    schooled.planned(),
                                    schooled.planned() == 1 ? "epoch" : "epochs",
                                    wanted));
        }
        Curves curves = Curves.of(schooled.fitted().epochs());
        return judged(
                described(entrant, schooled, wanted),
                schooled.net(),
                inputs,
                judges,
                start,
                curves);
    }

    /// The same, with what the budget did to it wherever it is described.
    private Entrant described(Entrant entrant, Schooled schooled, int wanted) {
        int planned = schooled.planned();
        if (!schooled.isCutShort()) {
            return planned == wanted
                    ? entrant
                    : entrant.remarked(
                            "shortened to %d of %d epochs by the budget"
                                    .formatted(planned, wanted));
        }
        double done = schooled.epochs();
        config.listener().accept(new MediaEvent.CutShort(entrant.name(), done, planned));
        return entrant.remarked(
                String.format(
                        Locale.ROOT,
                        "cut short by the budget after %.1f of %d epochs",
                        done,
                        wanted));
    }

    /// The losses after each epoch.
    private record Curves(List<Double> training, List<Double> validation) {
        static final Curves NONE = new Curves(List.of(), List.of());

        static Curves of(List<Event.EpochEnded> epochs) {
            return new Curves(
                    epochs.stream().map(epoch -> epoch.training().get("loss")).toList(),
                    epochs.stream().map(epoch -> epoch.validation().get("loss")).toList());
        }
    }

    private Trial judged(
            Entrant entrant, Layer net, Dataset inputs, Dataset judges, long start, Curves curves) {
        net.eval();
        int[] truth = material.labels(material.split().validation());
        double[][] scores = MediaModel.scores(net, judges, material.classes());
        double temperature = Temperature.fit(scores, truth);
        double[][] validated = Temperature.softmax(scores, temperature);
        MediaModel model =
                new MediaModel(
                        material.found().kind(),
                        material.found().classes(),
                        entrant.intake(),
                        entrant.architecture(),
                        net,
                        temperature);
        int step = Math.ceilDiv(inputs.size(), ENOUGH);
        int[] some = IntStream.range(0, inputs.size()).filter(i -> i % step == 0).toArray();
        int[] learned = material.labels(material.split().train());
        int[] known = IntStream.of(some).map(i -> learned[i]).toArray();
        Map<String, Double> settings = new LinkedHashMap<>();
        settings.put("weights", (double) net.parameterCount());
        settings.put("epochs", (double) curves.validation.size());
        settings.put("learning rate", entrant.recipe().rate());
        settings.put("weight decay", entrant.recipe().decay());
        settings.put("batch size", (double) Entrant.Recipe.batchSize(inputs.size()));
        settings.put("temperature", temperature);
        return new Trial(
                new Candidate(
                        entrant.name(),
                        entrant.idea(),
                        settings,
                        1,
                        Judging.accuracy(validated, truth),
                        Judging.loss(model.probabilities(inputs.select(some)), known),
                        Judging.loss(validated, truth),
                        curves.validation,
                        curves.training,
                        (System.nanoTime() - start) / 1e9),
                model);
    }
}
