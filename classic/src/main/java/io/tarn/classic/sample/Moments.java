package io.tarn.classic.sample;

import java.util.Arrays;

/// Mean and variance of numbers.
final class Moments {
    private Moments() {}

    static double mean(double[] x) {
        return Arrays.stream(x).sum() / x.length;
    }

    /// Σ(x - x̄)² / (n - 1)
    static double variance(double[] x) {
        double mean = mean(x);
        double squares = 0;
        for (double each : x) {
            squares += (each - mean) * (each - mean);
        }
        return squares / (x.length - 1);
    }
}
