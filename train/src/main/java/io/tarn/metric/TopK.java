package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The share of examples whose class is among the k with the highest scores.
///
/// Of equal scores the class with the lower number comes first. A row with NaN is wrong.
public final class TopK implements Metric {
    private final int k;
    private final Mean right = new Mean();

    private TopK(int k) {
        if (k < 1) {
            throw TensorException.of("TopK", "k of 1 or more", k, "try 5");
        }
        this.k = k;
    }

    public static TopK of(int k) {
        return new TopK(k);
    }

    @Override
    public String name() {
        return "top" + k;
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            add(Classified.of("TopK", prediction, target));
        }
    }

    void add(Classified rows) {
        int limit = Math.min(k, rows.classes());
        for (long rank : rows.ranks()) {
            right.add(rank < limit ? 1 : 0, 1);
        }
    }

    @Override
    public double value() {
        return right.value();
    }

    /// The number of examples.
    long count() {
        return Math.round(right.weight());
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
