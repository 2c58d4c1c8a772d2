package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.data.table.Column;
import io.tarn.data.table.Schema;
import io.tarn.data.table.Table;
import io.tarn.data.table.TableProfile;
import io.tarn.data.table.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One search from beginning to end: part the rows, let learners compete, learn from all training rows, judge once.
final class AutoRun {
    private static final int LEAST_ROWS = 10;

    private final Table table;
    private final Table inputs;
    private final Column answers;
    private final AutoTrain.Config config;
    private final Clock clock;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private long lap = System.nanoTime();

    AutoRun(Table table, String target, AutoTrain.Config config) {
        this.table = table;
        this.answers = table.column(target);
        this.config = config;
        this.clock = Clock.of(config.budget());
        this.inputs =
                config.split() instanceof HoldOut.Grouped grouped
                        ? table.without(grouped.column())
                        : table;
        if (config.split() instanceof HoldOut.Ordered ordered) {
            table.column(ordered.column());
        }
        notes.addAll(table.notes());
    }

    Outcome run() {
        Target first = Target.of(answers, this::goal);
        int[] known = known(first);
        int[] strata = first.strata(answers);
        var partition = new Partition(config.split(), table, strata);
        int[] counts = counts(first, known);
        Material material = Material.of(inputs, answers, partition, known, counts, config.seed());
        Target target = Target.of(answers, c -> goal(c).trainingRows(material.training()));
        notes.addAll(target.notes());
        notes.add(target.why());
        notes.addAll(
                Giveaways.notes(target.goal(), inputs.rows(material.training()), answers.name()));
        lap("parting the rows");

        Aim aim = LogChoice.of(target, material, config.seed(), clock, notes);
        var problem = new Problem(aim.kind(), aim.outputs(), config.seed());
        config.listener()
                .accept(
                        new AutoEvent.Began(
                                aim.kind(),
                                material.training().length,
                                material.test().length,
                                material.parts().size()));
        var contest = new Contest(problem, aim, material, config.listener());
        lap("encoding");
        Contestant chosen = contest.run(clock.share(0.8));
        notes.addAll(contest.notes());
        lap("comparing");

        config.listener().accept(new AutoEvent.Chose(chosen.candidate()));
        Table seen = inputs.rows(material.training());
        Features.Learned learned = material.learned(aim, material.training());
        Features features = learned.features();
        Examples training = learned.training();
        notes.addAll(features.notes());
        Model model = chosen.learner().fit(problem, training, chosen.trial());
        lap("learning from all training rows");

        Measures.Judged judged = judged(aim, material, features, model);
        List<Score> test = Measures.of(aim.kind(), judged, config.seed());
        config.listener().accept(new AutoEvent.Tested(test.getFirst()));
        lap("judging the test rows");

        var importances =
                new Importances(problem, aim, material, contest.round(), chosen, config.seed())
                        .measure(clock, notes);
        lap("weighing the columns");
        Contestant baseline = contest.contestants().getFirst();
        Model simple = baseline.learner().fit(problem, training, baseline.trial());
        Score simpleScore =
                Measures.main(aim.kind(), judged(aim, material, features, simple), config.seed());
        List<Candidate> candidates =
                contest.contestants().stream().map(Contestant::candidate).toList();
        Optional<Path> folder =
                config.out()
                        .map(out ->
                                new Pipeline(
                                                aim,
                                                problem,
                                                features,
                                                seen.without(aim.target().name()),
                                                chosen.learner().name(),
                                                model,
                                                Margins.of(contest, chosen, problem))
                                        .write(out));
        config.out()
                .ifPresent(out ->
                        BestNetwork.of(contest.contestants(), chosen, aim)
                                .ifPresent(network -> network.write(out)));
        lap("saving");
        return new Outcome(
                aim.kind(),
                aim.target().name(),
                aim.target().isClassification() ? aim.target().levels() : List.of(),
                config.split().toString(),
                material.training().length,
                material.test().length,
                material.parts().size(),
                candidates,
                chosen.candidate(),
                test,
                simpleScore,
                importances,
                Mistakes.of(aim, judged),
                TableProfile.of(table),
                Schema.of(inputs).why(),
                Words.of(aim, candidates, chosen.candidate(), test, simpleScore, importances),
                notes.stream().filter(note -> !note.isBlank()).distinct().toList(),
                seconds,
                config.seed(),
                folder);
    }

    private Target.Config goal(Target.Config defaults) {
        return config.goal().map(defaults::goal).orElse(defaults);
    }

    /// The rows that have a target, if they are enough.
    private int[] known(Target target) {
        int[] known = target.known(answers);
        if (known.length < LEAST_ROWS) {
            throw DataException.of(
                    "AutoTrain",
                    "at least %d rows with a value in %s".formatted(LEAST_ROWS, answers.name()),
                    known.length,
                    "collect more rows");
        }
        int missing = answers.size() - known.length;
        if (missing > 0) {
            notes.add(
                    "%d rows without a value in %s were left out"
                            .formatted(missing, answers.name()));
        }
        return known;
    }

    /// How often each class comes; empty for numbers.
    private int[] counts(Target target, int[] known) {
        if (!target.isClassification()) {
            double[] values = target.values(answers);
            if (Arrays.stream(known).mapToDouble(i -> values[i]).distinct().count() < 2) {
                throw single(known);
            }
            return new int[0];
        }
        int[] counts = new int[target.levels().size()];
        int[] classes = target.classes(answers);
        for (int row : known) {
            counts[classes[row]]++;
        }
        if (Arrays.stream(counts).filter(count -> count > 0).count() < 2) {
            throw single(known);
        }
        return counts;
    }

    private DataException single(int[] known) {
        return DataException.of(
                "AutoTrain",
                "at least two different values in " + answers.name(),
                "\"%s\" in every row".formatted(answers.text(known[0])),
                "choose another target column");
    }

    private static Measures.Judged judged(
            Aim aim, Material material, Features features, Model model) {
        Inputs rows = features.of(material.inputs().rows(material.test()));
        return new Measures.Judged(
                aim.restored(model.predict(rows)), material.actual(aim, material.test()));
    }

    private void lap(String step) {
        long now = System.nanoTime();
        seconds.put(step, (now - lap) / 1e9);
        lap = now;
    }
}
