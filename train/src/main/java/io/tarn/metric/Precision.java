package io.tarn.metric;

import io.tarn.tensor.Tensor;
import java.util.Optional;

/// Of the examples that were taken for a class, the share that belongs to it: hits / predicted.
///
/// Of a class that neither targets nor predictions name it is NaN; where only one of them names it, 0 / 0 is 0.
public final class Precision implements Metric {
    private final ClassRate rate;

    private Precision(ClassRate rate) {
        this.rate = rate;
    }

    /// Of class 1 of two.
    public static Precision of() {
        return of(2, 1);
    }

    /// The mean over all classes.
    public static Precision of(int classes) {
        return of(classes, Averaging.MACRO);
    }

    public static Precision of(int classes, Averaging averaging) {
        return new Precision(ClassRate.over(ClassRate.Kind.PRECISION, classes, averaging));
    }

    /// Of class `label`.
    public static Precision of(int classes, int label) {
        return new Precision(ClassRate.of(ClassRate.Kind.PRECISION, classes, label));
    }

    @Override
    public String name() {
        return rate.name();
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        rate.add("Precision", prediction, target);
    }

    @Override
    public double value() {
        return rate.value();
    }

    /// The value of each class.
    public double[] perClass() {
        return rate.perClass();
    }

    @Override
    public Optional<String> reason() {
        return rate.reason();
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
