package io.tarn.metric;

import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The mean of the precision over the examples to be found, AP = Σ (Rᵢ - Rᵢ₋₁)·Pᵢ: what to look at where they are rare.
///
/// Without any examples of a class it is NaN. Chance gives the share of the class.
public final class AveragePrecision implements Metric {
    private final ScoreSheet sheet;

    private AveragePrecision(ScoreSheet sheet) {
        this.sheet = sheet;
    }

    /// For two classes; class 1 is the one to be found.
    public static AveragePrecision of() {
        return of(2);
    }

    /// For several classes: the mean over each class against the rest.
    public static AveragePrecision of(int classes) {
        return new AveragePrecision(new ScoreSheet(classes));
    }

    @Override
    public String name() {
        return "average_precision";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        sheet.add("AveragePrecision", prediction, target);
    }

    @Override
    public double value() {
        return reason().isPresent()
                ? Double.NaN
                : sheet.judged()
                        .mapToDouble(label -> sheet.ranking(label).averagePrecision())
                        .average()
                        .orElseThrow();
    }

    /// The value of one class against the rest.
    public double value(int label) {
        return reason().isPresent() ? Double.NaN : sheet.ranking(label).averagePrecision();
    }

    /// The curve of class 1.
    public PrecisionRecallCurve curve() {
        return curve(1);
    }

    /// The curve of a class against the rest.
    public PrecisionRecallCurve curve(int label) {
        return PrecisionRecallCurve.of(sheet.ranking(label));
    }

    @Override
    public Optional<String> reason() {
        return sheet.reason(false);
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
