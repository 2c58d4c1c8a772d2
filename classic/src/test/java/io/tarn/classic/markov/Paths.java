package io.tarn.classic.markov;

import java.util.Arrays;

/// Every path of states through a short sequence: the oracle.
///
/// @param likelihood of the sequence
/// @param best the likeliest path
/// @param bestLikelihood of that path and the sequence
/// @param posteriors `[steps × states]`
/// @param pairs expected transitions, `[states × states]`
record Paths(
        double likelihood, int[] best, double bestLikelihood, double[] posteriors, double[] pairs) {
    /// @param emitted b_j(x_t) itself, `[steps × states]`
    static Paths of(Chain chain, double[] emitted) {
        int n = chain.states();
        int steps = emitted.length / n;
        double total = 0;
        double most = 0;
        int[] best = new int[steps];
        double[] posteriors = new double[emitted.length];
        double[] pairs = new double[n * n];
        for (int number = 0; number < Math.pow(n, steps); number++) {
            int[] path = new int[steps];
            for (int t = 0, rest = number; t < steps; t++, rest /= n) {
                path[t] = rest % n;
            }
            double p = chain.start()[path[0]] * emitted[path[0]];
            for (int t = 1; t < steps; t++) {
                p *= chain.transitions()[path[t - 1] * n + path[t]] * emitted[t * n + path[t]];
            }
            total += p;
            if (p > most) {
                most = p;
                best = path;
            }
            for (int t = 0; t < steps; t++) {
                posteriors[t * n + path[t]] += p;
                if (t > 0) {
                    pairs[path[t - 1] * n + path[t]] += p;
                }
            }
        }
        double sum = total;
        return new Paths(
                total,
                best,
                most,
                Arrays.stream(posteriors).map(p -> p / sum).toArray(),
                Arrays.stream(pairs).map(p -> p / sum).toArray());
    }
}
