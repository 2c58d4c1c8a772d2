package io.tarn.classic.sample;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Where a Metropolis chain tries to go next.
///
/// As a lambda it is symmetric: from a to b as likely as from b to a.
@FunctionalInterface
public interface Proposal {
    /// A new place.
    ///
    /// @param step how far, as it is tuned in warm-up; a proposal may leave it alone
    double[] from(double[] place, double step, RandomGenerator random);

    /// log q(back) - log q(there): how much likelier the way back is. 0 where the proposal is symmetric.
    default double logRatio(double[] from, double[] to, double step) {
        return 0;
    }

    /// x + ε·N(0, I)
    static Proposal normal() {
        return (x, step, random) -> {
            double[] next = new double[x.length];
            Arrays.setAll(next, i -> x[i] + step * random.nextGaussian());
            return next;
        };
    }
}
