package io.tarn.recipes.sick;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// How many of how many, with the interval of Wilson (1927) that holds the true share in 95 of 100 cases.
public record Share(long count, long of) {
    private static final double Z = 1.96;

    public static <T> Share of(List<T> all, Predicate<? super T> chosen) {
        return new Share(all.stream().filter(chosen).count(), all.size());
    }

    public double value() {
        return of == 0 ? Double.NaN : (double) count / of;
    }

    /// (p + z²/2n ∓ z·√(p·(1-p)/n + z²/4n²)) / (1 + z²/n)
    private double bound(double sign) {
        if (of == 0) {
            return Double.NaN;
        }
        double p = value();
        double n = of;
        double middle = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return (middle + sign * half) / (1 + Z * Z / n);
    }

    public double low() {
        return bound(-1);
    }

    public double high() {
        return bound(1);
    }

    /// `97% (93 to 99) of 152`.
    @Override
    public String toString() {
        return of == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.0f%% (%.0f to %.0f) of %d",
                        100 * value(),
                        100 * low(),
                        100 * high(),
                        of);
    }
}
