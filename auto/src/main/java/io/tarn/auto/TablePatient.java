package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import io.tarn.doctor.patient.Patient;
import io.tarn.run.RunFolder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The training of the best network of a run on a table, made again from the data and settings that the run keeps.
public final class TablePatient {
    private final RunFolder run;
    private final Map<String, Object> settings;

    private TablePatient(RunFolder run) {
        this.run = run;
        this.settings = run.config();
    }

    /// Whether a run learned from a table, so that [#of] is for it.
    public static boolean isThere(RunFolder run) {
        return run.config().containsKey("target") && run.config().containsKey("split");
    }

    /// The network, with rows and features as they were in the first round of validation.
    public static NetworkOfRun of(RunFolder run) {
        return new TablePatient(run).made();
    }

    private NetworkOfRun made() {
        Predictor.load(run.path()); // complains about a model that is damaged or of another version
        BestNetwork best =
                BestNetwork.read(run.path())
                        .orElseThrow(() ->
                                DataException.of(
                                        "Doctor(%s)".formatted(run.path()),
                                        "a run that tried a network",
                                        run.status().state() + ", without network.json",
                                        "train again, with more time"));
        Path file = run.data();
        Table table = Table.read(file, c -> text("sql").map(c::sql).orElse(c));
        long seed = seed();
        HoldOut split = split();
        Column answers = table.column(text("target").orElseThrow());
        Table inputs =
                split instanceof HoldOut.Grouped grouped ? table.without(grouped.column()) : table;
        Target first = Target.of(answers, this::goal);
        Partition partition = new Partition(split, table, first.strata(answers));
        int[] known = first.known(answers);
        Material material =
                Material.of(inputs, answers, partition, known, counts(first, answers, known), seed);
        Target target = Target.of(answers, c -> goal(c).trainingRows(material.training()));
        Aim aim = new Aim(target, best.logarithm());
        Problem problem = new Problem(aim.kind(), aim.outputs(), seed);
        Partition.Parts part = material.parts().getFirst();
        Features.Learned learned = material.learned(aim, part.training());
        Examples judged =
                new Examples(
                        learned.features().of(inputs.rows(part.judged())),
                        aim.learned(answers.rows(part.judged())));
        Networks.Setup setup = best.learner().setup(problem, learned.training(), seed);
        Dataset validation = Networks.data(setup.model(), judged);
        String name = best.learner().name();
        return new NetworkOfRun(
                Patient.of(
                        setup.trainer().plan(p -> p.epochs(best.epochs())),
                        setup.data(),
                        validation),
                name,
                Optional.of(best.chosen()).filter(chosen -> !chosen.equals(name)));
    }

    private Target.Config goal(Target.Config defaults) {
        Optional<String> task = text("task").map(name -> name.toUpperCase(Locale.ROOT));
        for (Target.Goal goal : Target.Goal.values()) {
            if (task.filter(goal.name()::equals).isPresent()) {
                return defaults.goal(goal);
            }
        }
        return defaults;
    }

    /// How often each class comes; empty for numbers.
    private static int[] counts(Target target, Column answers, int[] known) {
        if (!target.isClassification()) {
            return new int[0];
        }
        int[] counts = new int[target.levels().size()];
        int[] classes = target.classes(answers);
        for (int row : known) {
            counts[classes[row]]++;
        }
        return counts;
    }

    private HoldOut split() {
        return text("group")
                .map(HoldOut::grouped)
                .or(() -> text("order").map(HoldOut::ordered))
                .orElse(HoldOut.stratified());
    }

    private long seed() {
        return settings.get("seed") instanceof Number seed ? seed.longValue() : 0;
    }

    private Optional<String> text(String name) {
        return settings.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
