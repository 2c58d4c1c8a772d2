package io.tarn.metric;

/// A weighted mean that grows number by number.
public final class Mean {
    private double sum;
    private double weight;

    /// Adds `value` as often as `count` says.
    public void add(double value, double count) {
        sum += value * count;
        weight += count;
    }

    /// NaN where nothing was added.
    public double value() {
        return sum / weight;
    }

    public double weight() {
        return weight;
    }

    /// Sum and weight, to go on from.
    public double[] state() {
        return new double[] {sum, weight};
    }

    public void restore(double[] state) {
        sum = state[0];
        weight = state[1];
    }
}
