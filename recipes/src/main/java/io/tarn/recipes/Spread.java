package io.tarn.recipes;

import java.util.Arrays;

/// Mean and standard deviation of some numbers.
record Spread(double mean, double deviation) {
    /// The deviation is that of a sample: √(Σ(x - x̄)² / (n - 1)); 0 for a single number.
    static Spread of(double... values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double sum = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return new Spread(mean, values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1)));
    }

    /// Values in units of this deviation, from this mean: (x - x̄) / s.
    double[] standardised(double[] values) {
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }
}
