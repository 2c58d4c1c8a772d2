package io.tarn.metric;

import io.tarn.tensor.Tensor;
import java.util.Optional;

/// Of the examples of a class, the share that was found: hits / actual.
///
/// Of a class that neither targets nor predictions name it is NaN; where only one of them names it, 0 / 0 is 0.
public final class Recall implements Metric {
    private final ClassRate rate;

    private Recall(ClassRate rate) {
        this.rate = rate;
    }

    /// Of class 1 of two.
    public static Recall of() {
        return of(2, 1);
    }

    /// The mean over all classes.
    public static Recall of(int classes) {
        return of(classes, Averaging.MACRO);
    }

    public static Recall of(int classes, Averaging averaging) {
        return new Recall(ClassRate.over(ClassRate.Kind.RECALL, classes, averaging));
    }

    /// Of class `label`.
    public static Recall of(int classes, int label) {
        return new Recall(ClassRate.of(ClassRate.Kind.RECALL, classes, label));
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
        rate.add("Recall", prediction, target);
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
