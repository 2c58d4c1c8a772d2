package io.tarn.metric;

import java.util.Optional;

/// A weighted mean that grows number by number.
public final class Mean {
    private double sum;
    private double lost;
    private double weight;

    /// Adds `value` as often as `count` says.
    public void add(double value, double count) {
        if (count == 0) {
            return;
        }
        plus(value * count);
        weight += count;
    }

    /// Keeps what rounding takes from the sum (Neumaier), so that the order of a million batches does not matter.
    private void plus(double more) {
        double next = sum + more;
        double kept = Math.abs(sum) >= Math.abs(more) ? sum - next + more : more - next + sum;
        lost += Double.isFinite(next) ? kept : 0;
        sum = next;
    }

    /// NaN where nothing was added.
    public double value() {
        return (sum + lost) / weight;
    }

    public double weight() {
        return weight;
    }

    /// Why the value is NaN.
    Optional<String> reason() {
        if (weight == 0) {
            return Optional.of("nothing was added");
        }
        return Double.isNaN(value()) ? Optional.of("a prediction is NaN") : Optional.empty();
    }

    /// Sum, what rounding took from it, and weight, to go on from.
    public double[] state() {
        return new double[] {sum, lost, weight};
    }

    public void restore(double[] state) {
        sum = state[0];
        lost = state[1];
        weight = state[2];
    }
}
