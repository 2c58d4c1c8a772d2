package io.tarn.classic.sample;

import io.tarn.metric.Interval;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.Locale;

/// A mean over random draws, and how far it may be off.
///
/// @param standardError the standard deviation that `mean` would have over many seeds
/// @param draws that it was made from
public record Estimate(double mean, double standardError, long draws) {
    public Estimate {
        if (!Double.isFinite(mean) || !Double.isFinite(standardError)) {
            throw TensorException.of(
                    "Estimate",
                    "values whose squares fit into a double",
                    "%s ± %s".formatted(mean, standardError),
                    "look for NaN, or divide the values");
        }
    }

    /// mean = Σx / n,  standard error = √(Σ(x - mean)² / (n·(n - 1)))
    static Estimate of(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double error = Math.sqrt(squares / ((double) values.length * (values.length - 1)));
        return new Estimate(mean, error, values.length);
    }

    Estimate times(double factor) {
        return new Estimate(mean * factor, standardError * Math.abs(factor), draws);
    }

    /// mean ± z·standard error: holds the true value with this probability, where the draws are many.
    ///
    /// @param level such as 0.95
    public Interval interval(double level) {
        if (!(level > 0 && level < 1)) {
            throw TensorException.of("Estimate", "a level between 0 and 1", level, "take 0.95");
        }
        double half = NormalQuantile.of((1 + level) / 2) * standardError;
        return new Interval(mean - half, mean, mean + half);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.6g ± %.2g", mean, standardError);
    }
}
