package io.tarn.metric;

import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The harmonic mean of precision and recall: 2·hits / (predicted + actual).
///
/// Of a class that neither targets nor predictions name it is NaN; where only one of them names it, 0 / 0 is 0.
public final class F1 implements Metric {
    private final ClassRate rate;

    private F1(ClassRate rate) {
        this.rate = rate;
    }

    /// Of class 1 of two.
    public static F1 of() {
        return of(2, 1);
    }

    /// The mean over all classes.
    public static F1 of(int classes) {
        return of(classes, Averaging.MACRO);
    }

    public static F1 of(int classes, Averaging averaging) {
        return new F1(ClassRate.over(ClassRate.Kind.F1, classes, averaging));
    }

    /// Of class `label`.
    public static F1 of(int classes, int label) {
        return new F1(ClassRate.of(ClassRate.Kind.F1, classes, label));
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
        rate.add("F1", prediction, target);
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
