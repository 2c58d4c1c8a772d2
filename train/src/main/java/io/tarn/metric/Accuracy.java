package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// The share of examples whose class has the highest score.
///
/// Of equal scores the class with the lower number counts as the highest. A row with NaN is wrong.
public final class Accuracy implements Metric {
    private final TopK first = TopK.of(1);

    private Accuracy() {}

    public static Accuracy of() {
        return new Accuracy();
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            first.add(Classified.of("Accuracy", prediction, target));
        }
    }

    @Override
    public double value() {
        return first.value();
    }

    /// The range in which the accuracy on new examples of the same kind lies, with a certainty of `level`.
    public Interval interval(double level) {
        return Interval.wilson(Math.round(value() * first.count()), first.count(), level);
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
