package io.tarn.classic.sample;

import java.util.Arrays;

/// How much wider all chains lie together than each for itself: 1 where they agree; above 1.01 they have not found the same distribution.
///
/// By ranks and in halves, so that heavy tails do not hide it, and one chain that drifts shows (Vehtari and others 2021).
public final class Rhat {
    /// Above it, draws are not to be trusted.
    public static final double MOST = 1.01;

    private Rhat() {}

    /// The larger one of that of the places and that of the distances from the median.
    ///
    /// NaN where no value ever changes; infinite where every chain has one value of its own.
    ///
    /// @param chains `[chains][draws]`, of equal length, 4 draws or more
    public static double of(double[][] chains) {
        double[][] halves = Ranks.split(Checked.chains("Rhat", chains));
        double places = plain(Ranks.normal(halves));
        double widths = plain(Ranks.normal(Ranks.folded(halves)));
        return Double.isNaN(widths) ? places : Math.max(places, widths);
    }

    /// R̂ = √(((n - 1)/n · W + B/n) / W), where W is the mean variance in a chain and B/n the variance of their means
    static double plain(double[][] chains) {
        double n = chains[0].length;
        double w = Arrays.stream(chains).mapToDouble(Moments::variance).average().orElseThrow();
        double b = n * Moments.variance(Arrays.stream(chains).mapToDouble(Moments::mean).toArray());
        return Math.sqrt(((n - 1) / n * w + b / n) / w);
    }
}
