package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How far the network's certainty is from the truth: the expected calibration error over bins of equal width.
///
/// Of all predictions with a certainty of 80%, four in five should be right. The certainty is the probability of the predicted class:
/// ECE = Σ |bin| / n · |right - certainty|. A row with NaN makes the value NaN.
public final class Calibration implements Metric {
    /// The predictions whose certainty lies between `from` (excluded, but for 0) and `to`.
    ///
    /// @param count how many they are
    /// @param certainty the mean probability of the predicted class; NaN where there are none
    /// @param right the share of them that is right; NaN where there are none
    public record Bin(double from, double to, long count, double certainty, double right) {}

    private final Mean[] certainty;
    private final Mean[] right;
    private long broken;

    private Calibration(int bins) {
        if (bins < 1) {
            throw TensorException.of("Calibration", "1 bin or more", bins, "try 15");
        }
        certainty = means(bins);
        right = means(bins);
    }

    private static Mean[] means(int count) {
        return IntStream.range(0, count).mapToObj(_ -> new Mean()).toArray(Mean[]::new);
    }

    /// With 15 bins.
    public static Calibration of() {
        return of(15);
    }

    public static Calibration of(int bins) {
        return new Calibration(bins);
    }

    @Override
    public String name() {
        return "calibration_error";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            Classified rows = Classified.of("Calibration", prediction, target);
            double[] p = rows.probabilities(); // [n, classes]
            long[] predicted = rows.predicted();
            for (int row = 0; row < predicted.length; row++) {
                if (predicted[row] < 0) {
                    broken++;
                } else {
                    double sure = p[row * rows.classes() + (int) predicted[row]];
                    add(sure, predicted[row] == rows.labels()[row]);
                }
            }
        }
    }

    private void add(double sure, boolean isRight) {
        int last = right.length - 1;
        int bin = Math.clamp((long) Math.ceil(sure * right.length) - 1, 0, last);
        certainty[bin].add(sure, 1);
        right[bin].add(isRight ? 1 : 0, 1);
    }

    /// The points of a reliability plot.
    public List<Bin> bins() {
        return IntStream.range(0, right.length)
                .mapToObj(i ->
                        new Bin(
                                (double) i / right.length,
                                (i + 1.0) / right.length,
                                Math.round(right[i].weight()),
                                certainty[i].value(),
                                right[i].value()))
                .toList();
    }

    @Override
    public double value() {
        if (broken > 0) {
            return Double.NaN;
        }
        Mean error = new Mean();
        bins().stream()
                .filter(bin -> bin.count() > 0)
                .forEach(bin -> error.add(Math.abs(bin.right() - bin.certainty()), bin.count()));
        return error.value();
    }

    @Override
    public Optional<String> reason() {
        return broken > 0 ? Optional.of(broken + " predictions are NaN") : Metric.super.reason();
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
