package io.tarn.classic.sample;

import java.util.Arrays;

/// How many independent draws are worth as much as these, which depend on each other.
///
/// S / τ with τ = 1 + 2·Σρₜ, where ρₜ is the autocorrelation at lag t over all chains. The sum ends by Geyer's initial monotone sequence.
public final class EffectiveSize {
    private static final String WHO = "EffectiveSize";

    private EffectiveSize() {}

    /// For the middle of the distribution: of the ranks.
    ///
    /// @param chains `[chains][draws]`, of equal length, 4 draws or more
    public static double bulk(double[][] chains) {
        return of(Ranks.normal(Ranks.split(Checked.chains(WHO, chains))));
    }

    /// For the tails: the smaller one of those of the 5% and the 95% quantile.
    public static double tail(double[][] chains) {
        double[] all = Ranks.flat(Checked.chains(WHO, chains));
        return Math.min(
                below(chains, Ranks.quantile(all, 0.05)), below(chains, Ranks.quantile(all, 0.95)));
    }

    /// For the mean.
    public static double mean(double[][] chains) {
        return of(Ranks.split(Checked.chains(WHO, chains)));
    }

    private static double below(double[][] chains, double quantile) {
        return of(Ranks.split(Ranks.map(chains, x -> x <= quantile ? 1 : 0)));
    }

    private static double of(double[][] chains) {
        int n = chains[0].length;
        double total = (double) chains.length * n;
        double[] means = Arrays.stream(chains).mapToDouble(Moments::mean).toArray();
        double w = Arrays.stream(chains).mapToDouble(Moments::variance).average().orElseThrow();
        double variance = w * (n - 1) / n + (chains.length > 1 ? Moments.variance(means) : 0);
        if (!(variance > 0)) {
            return total; // nothing ever changes
        }
        // ρₜ = 1 - (W - mean autocovariance at t) / variance
        double even = 1;
        double odd = 1 - (w - covariance(chains, means, 1)) / variance;
        double last = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int t = 1; t < n - 3 && even + odd > 0; t += 2) {
            last = Math.min(last, even + odd); // a pair is never above the one before
            sum += last;
            even = 1 - (w - covariance(chains, means, t + 1)) / variance;
            odd = 1 - (w - covariance(chains, means, t + 2)) / variance;
        }
        double tau = -1 + 2 * sum + Math.max(even, 0);
        return total / Math.max(tau, 1 / Math.log10(total));
    }

    /// Σ(xᵢ - x̄)(xᵢ₊ₜ - x̄) / n, on average over the chains.
    private static double covariance(double[][] chains, double[] means, int lag) {
        double sum = 0;
        for (int chain = 0; chain < chains.length; chain++) {
            double[] x = chains[chain];
            double mean = means[chain];
            for (int i = lag; i < x.length; i++) {
                sum += (x[i] - mean) * (x[i - lag] - mean);
            }
        }
        return sum / ((double) chains.length * chains[0].length);
    }
}
