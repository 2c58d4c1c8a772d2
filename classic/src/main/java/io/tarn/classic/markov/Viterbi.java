package io.tarn.classic.markov;

import java.util.Arrays;

/// The likeliest path of states through a sequence (Viterbi 1967).
///
/// @param path the state at every step
/// @param logProbability of the path and the sequence together
record Viterbi(int[] path, double logProbability) {
    /// δ_1(j) = π_j·b_j(x_1);  δ_t(j) = max_i δ_t-1(i)·A_ij · b_j(x_t), all as logarithms; of equal ways the first.
    static Viterbi of(Chain chain, double[] emitted) {
        int n = chain.states();
        double[] logTransitions = Arrays.stream(chain.transitions()).map(Math::log).toArray();
        int[] from = new int[emitted.length]; // [steps × states]
        double[] best = Arrays.stream(chain.start()).map(Math::log).toArray();
        for (int j = 0; j < n; j++) {
            best[j] += emitted[j];
        }
        for (int at = n; at < emitted.length; at += n) {
            double[] next = new double[n];
            for (int j = 0; j < n; j++) {
                int way = 0;
                double most = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < n; i++) {
                    double value = best[i] + logTransitions[i * n + j];
                    if (value > most) {
                        way = i;
                        most = value;
                    }
                }
                from[at + j] = way;
                next[j] = most + emitted[at + j];
            }
            best = next;
        }
        int last = 0;
        for (int j = 1; j < n; j++) {
            last = best[j] > best[last] ? j : last;
        }
        int[] path = new int[emitted.length / n];
        path[path.length - 1] = last;
        for (int t = path.length - 1; t > 0; t--) {
            path[t - 1] = from[t * n + path[t]];
        }
        return new Viterbi(path, best[last]);
    }
}
