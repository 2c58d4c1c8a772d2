package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.data.Leakage;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Inputs;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.Optional;

/// 10: an input that is the answer under another name.
///
/// The rule: one column explains the answers far better than all others together, and the answers explain that column completely: its
/// values are the classes, or the targets on another scale. That is proof where the others explain a good part, too, so that the answers
/// have another law than to be this column. A column that decides by a threshold, or is one cause among others, is not explained by the answer.
///
/// @param column its number
/// @param echo how much of the column the answers explain
public record LeakedColumn(String name, int column, double echo, double mean, Evidence evidence)
        implements DataFinding {
    private static final double ECHO_OF_CLASSES = 0.98;
    private static final double ECHO_OF_NUMBERS = 0.999;
    private static final double LEAST_LAW = 0.15;
    private static final int MOST_COLUMNS = 1024;
    private static final int FEWEST = 50;

    static Optional<LeakedColumn> look(Case patient) {
        if (patient.yardstick() instanceof Yardstick.Own
                || patient.trainingSeen().size() < FEWEST) {
            return Optional.empty();
        }
        try (var scope = Scope.open()) {
            Batch all = patient.trainingSeen().all();
            Tensor x = all.x();
            boolean hasOneAnswer = all.y().elements() == all.size();
            boolean isTable =
                    x.dtype().isFloatingPoint() && x.elements() / x.size(0) <= MOST_COLUMNS;
            if (!hasOneAnswer || !isTable) {
                return Optional.empty();
            }
            boolean isClasses = patient.classes().isPresent();
            Tensor y = all.y().reshape(-1);
            Leakage leakage =
                    Leakage.of(
                            x,
                            isClasses ? y.toLong() : y.reshape(-1, 1),
                            c -> c.seed(patient.seed()));
            return leakage.suspects().stream()
                    .flatMap(suspect -> look(leakage, suspect, x, y, isClasses).stream())
                    .findFirst();
        } catch (TensorException e) {
            return Optional.empty(); // targets that are no classes from 0 on
        }
    }

    private static Optional<LeakedColumn> look(
            Leakage leakage, Leakage.Suspect suspect, Tensor x, Tensor y, boolean isClasses) {
        double[] column =
                x.reshape(x.size(0), -1).select(1, suspect.feature()).toDouble().toDoubleArray();
        double[] answers = y.toDouble().toDoubleArray();
        double echo =
                isClasses ? explainedByClass(column, answers) : squaredCorrelation(column, answers);
        if (echo < (isClasses ? ECHO_OF_CLASSES : ECHO_OF_NUMBERS)
                || suspect.without() < LEAST_LAW) {
            return Optional.empty();
        }
        double mean = Arrays.stream(column).filter(Double::isFinite).average().orElse(0);
        Evidence evidence =
                Evidence.proven(
                                "one column is the answer under another name",
                                echo / ECHO_OF_CLASSES)
                        .number("explained by this column", suspect.explained())
                        .number("explained by all others", suspect.without())
                        .number("of the column, explained by the answer", echo)
                        .chart(leakage.chart());
        return Optional.of(
                new LeakedColumn(suspect.name(), suspect.feature(), echo, mean, evidence));
    }

    /// η² = Σ_k n_k·(mean_k - mean)² / Σ(x - mean)²
    private static double explainedByClass(double[] column, double[] classes) {
        int most = (int) Arrays.stream(classes).max().orElse(0) + 1;
        double[] sums = new double[most];
        double[] counts = new double[most];
        for (int i = 0; i < column.length; i++) {
            sums[(int) classes[i]] += column[i];
            counts[(int) classes[i]]++;
        }
        double mean = Arrays.stream(column).average().orElse(0);
        double total = Arrays.stream(column).map(x -> (x - mean) * (x - mean)).sum();
        double between = 0;
        for (int k = 0; k < most; k++) {
            double off = sums[k] / Math.max(1, counts[k]) - mean;
            between += counts[k] * off * off;
        }
        return total > 0 ? between / total : 0;
    }

    private static double squaredCorrelation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa * bb > 0 ? ab * ab / (aa * bb) : 0;
    }

    @Override
    public Condition condition() {
        return Condition.LEAKAGE;
    }

    @Override
    public String summary() {
        return "The input `%s` is the answer under another name: %.3g of it is explained by the answer."
                .formatted(name, echo);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Leave the column out: it is known only when the answer is.",
                new Treatment(
                        "keep " + name + " constant",
                        patient ->
                                patient.prepared(
                                        (batch, _) -> Inputs.changed(batch, this::withoutColumn))));
    }

    private Tensor withoutColumn(Tensor x) {
        Tensor flat = x.reshape(x.size(0), -1);
        double[] marks = new double[(int) flat.size(1)];
        marks[column] = 1;
        Tensor mark = Tensor.of(marks).to(x.device()).gt(0).reshape(1, -1);
        return flat.maskedFill(mark, mean).reshape(x.shape().toArray());
    }

    /// By its treatment, whatever the error does: it was too small before.
    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        return Optional.of(!trial.after().isBroken());
    }
}
