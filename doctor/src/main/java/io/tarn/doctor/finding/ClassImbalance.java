package io.tarn.doctor.finding;

import io.tarn.data.Dataset;
import io.tarn.data.Sampler;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.ClassRecalls;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Resplit;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.metric.Interval;
import io.tarn.report.Bars;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// 11: classes so rare that the net does not care to recognise them.
///
/// The rule: the training examples of a class are fewer than a tenth of an even share, and new examples of such classes are recognised less
/// often than all others, by 0.2 or more and beyond chance. Where validation has hardly any of them, rare training examples are held out in
/// turn, in two further trainings. An even class that is hard, or a rare one that is recognised, is no finding.
///
/// @param rare numbers of the rare classes
/// @param recall of the rare classes on examples that were not trained on
/// @param rest the same of all others
/// @param isHeldOut whether training examples had to be held out to know
public record ClassImbalance(
        Set<Integer> rare, double recall, double rest, boolean isHeldOut, Evidence evidence)
        implements DataFinding {
    private static final double RARE = 0.1;
    private static final double GAP = 0.2;
    private static final double SURE = 0.01;
    private static final int ENOUGH = 8;
    private static final int FEW = 3;
    private static final int FOLDS = 2;

    static Optional<ClassImbalance> look(Case patient) {
        if (!(patient.yardstick() instanceof Yardstick.Classes classes)
                || patient.validation().isEmpty()
                || !hasOneClass(patient.training())
                || !hasOneClass(patient.validation())) {
            return Optional.empty();
        }
        ClassRecalls training = recalls(patient, classes, patient.trainingSeen());
        double even = (double) training.count(_ -> true) / classes.count();
        Set<Integer> rare =
                IntStream.range(0, classes.count())
                        .filter(k -> training.counts()[k] > 0 && training.counts()[k] < RARE * even)
                        .boxed()
                        .collect(Collectors.toSet());
        ClassRecalls validation = recalls(patient, classes, patient.validationSeen());
        if (rare.isEmpty() || !isLower(validation, rare)) {
            return Optional.empty();
        }
        boolean isHeldOut =
                validation.count(rare::contains) < ENOUGH && chance(validation, rare) >= SURE;
        ClassRecalls judged =
                isHeldOut ? heldOut(patient, rare, p -> p).and(validation) : validation;
        double chance = chance(judged, rare);
        if (!isLower(judged, rare) || chance >= SURE) {
            return Optional.empty();
        }
        return Optional.of(found(training, judged, rare, chance, isHeldOut));
    }

    private static ClassImbalance found(
            ClassRecalls training,
            ClassRecalls judged,
            Set<Integer> rare,
            double chance,
            boolean isHeldOut) {
        double recall = judged.recall(rare::contains);
        double rest = judged.recall(k -> !rare.contains(k));
        long rows = judged.count(rare::contains);
        long others = judged.count(k -> !rare.contains(k));
        Interval low = Interval.wilson(judged.hits(rare::contains), rows, 0.95);
        Interval high = Interval.wilson(judged.hits(k -> !rare.contains(k)), others, 0.95);
        Evidence evidence =
                Evidence.proven(
                                "classes below a tenth of an even share are recognised less often by 0.2",
                                (rest - recall) / GAP)
                        .number("rare examples in training", training.count(rare::contains))
                        .number("all examples there", training.count(_ -> true))
                        .number("new rare examples", rows)
                        .number("recall of them", recall)
                        .number("recall of the others", rest)
                        .number("chance of this gap", chance)
                        .chart(
                                Bars.of("Recall on new examples", List.of("rare classes", "others"))
                                        .bars(
                                                "recall",
                                                new double[] {recall, rest},
                                                new double[] {low.low(), high.low()},
                                                new double[] {low.high(), high.high()}));
        return new ClassImbalance(rare, recall, rest, isHeldOut, evidence);
    }

    private static boolean hasOneClass(Sample sample) {
        return sample.batches().stream()
                .allMatch(b -> b.targets().size() == 1 && b.y().elements() == b.size());
    }

    private static ClassRecalls recalls(Case patient, Yardstick.Classes classes, Sample sample) {
        return patient.atEnd(task -> ClassRecalls.of(task, classes, sample));
    }

    /// Rare examples are recognised less often by the gap; of one or two nobody knows.
    private static boolean isLower(ClassRecalls recalls, Set<Integer> rare) {
        return recalls.count(rare::contains) < FEW
                || recalls.recall(k -> !rare.contains(k)) - recalls.recall(rare::contains) > GAP;
    }

    /// P(as few hits) if rare examples were recognised like the others: Σ_{i≤h} C(n,i)·rⁱ·(1-r)ⁿ⁻ⁱ
    private static double chance(ClassRecalls recalls, Set<Integer> rare) {
        long n = recalls.count(rare::contains);
        double r = Math.min(recalls.recall(k -> !rare.contains(k)), 1 - 1e-9);
        double term = Math.pow(1 - r, n);
        double sum = 0;
        for (long i = 0; i <= recalls.hits(rare::contains); i++) {
            sum += term;
            term *= (double) (n - i) / (i + 1) * r / (1 - r);
        }
        return sum;
    }

    /// Rare training examples, each recognised by a net that was trained, and treated, without it.
    private static ClassRecalls heldOut(
            Case known, Set<Integer> rare, UnaryOperator<Patient> treated) {
        var classes = (Yardstick.Classes) known.yardstick();
        Patient patient = known.patient();
        Dataset seen = patient.trainingSeen();
        int[] labels = Resplit.labels(patient.training());
        ClassRecalls all = new ClassRecalls(new long[classes.count()], new long[classes.count()]);
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] out = fold(labels, rare, fold);
            if (out.length == 0) {
                continue;
            }
            Set<Integer> without = Arrays.stream(out).boxed().collect(Collectors.toSet());
            int[] kept =
                    IntStream.range(0, labels.length).filter(i -> !without.contains(i)).toArray();
            Sample judged = Sample.of(seen.select(out), out.length, known.seed());
            Patient part = treated.apply(patient.training(patient.training().select(kept)));
            all = all.and(part.train(_ -> ClassRecalls.of(part.task(), classes, judged)));
        }
        return all;
    }

    /// Every second example of the rare classes that have two or more.
    private static int[] fold(int[] labels, Set<Integer> rare, int fold) {
        int[] seen = new int[Arrays.stream(labels).max().orElse(0) + 1];
        int[] counts = new int[seen.length];
        Arrays.stream(labels).filter(k -> k >= 0).forEach(k -> counts[k]++);
        return IntStream.range(0, labels.length)
                .filter(i -> rare.contains(labels[i]) && counts[labels[i]] > 1)
                .filter(i -> seen[labels[i]]++ % FOLDS == fold)
                .toArray();
    }

    @Override
    public Condition condition() {
        return Condition.CLASS_IMBALANCE;
    }

    @Override
    public String summary() {
        return "Rare classes (%s) are recognised %.0f%% of the time, the others %.0f%%."
                .formatted(
                        rare.stream()
                                .sorted()
                                .limit(5)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")),
                        100 * recall,
                        100 * rest);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Draw classes equally often, `loading(c -> c.sampler(Sampler.balanced(labels, seed)))`, or weigh them: `CrossEntropy.of().weights(…)`. Collect more of the rare ones.",
                new Treatment("draw every class equally often", ClassImbalance::balanced));
    }

    private static Patient balanced(Patient patient) {
        int[] labels = Resplit.labels(patient.training());
        return patient.with(
                t -> t.loading(c -> c.sampler(Sampler.balanced(labels, patient.plan().seed()))));
    }

    /// When rare and other examples are recognised better on average; the mean error, which the common classes rule, may grow.
    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        return patient.once(
                List.of("imbalance mended", trial.treatment().name()),
                () -> Optional.of(mean(after(patient, trial)) > (recall + rest) / 2));
    }

    /// Examples that were not trained on, recognised by the treated net: the same as before the treatment.
    private ClassRecalls after(Case patient, Trial trial) {
        var classes = (Yardstick.Classes) patient.yardstick();
        ClassRecalls validation =
                patient.patient()
                        .at(
                                trial.after().weights(),
                                task -> ClassRecalls.of(task, classes, patient.validationSeen()));
        return isHeldOut
                ? heldOut(patient, rare, p -> trial.treatment().apply(p)).and(validation)
                : validation;
    }

    private double mean(ClassRecalls recalls) {
        return (recalls.recall(rare::contains) + recalls.recall(k -> !rare.contains(k))) / 2;
    }
}
