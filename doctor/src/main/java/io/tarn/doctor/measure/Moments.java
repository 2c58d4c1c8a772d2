package io.tarn.doctor.measure;

import java.util.Arrays;

/// The mean of some samples, and how far it may be off.
final class Moments {
    private Moments() {}

    static double mean(double[] samples) {
        return Arrays.stream(samples).average().orElse(Double.NaN);
    }

    /// √(Σ(x - x̄)² / (n·(n - 1))), and infinity for a single sample.
    static double standardError(double[] samples) {
        double mean = mean(samples);
        double squares = Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).sum();
        int n = samples.length;
        return n < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / n / (n - 1));
    }
}
