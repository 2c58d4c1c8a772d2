package io.tarn.classic.factor;

import io.tarn.data.text.SparseRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What texts are about, where the topics are known: for each text γ, the parameters of a Dirichlet distribution over topics.
///
/// @param gamma `[rows][topics]`
/// @param words how much of each word belongs to each topic, `[columns * topics]`; what the next topics are made of
record TopicShares(double[][] gamma, double[] words) {
    private static final int PIECES = 16; // as many on every machine, so that sums have one order
    private static final int MOST_ROUNDS = 100;
    private static final double SETTLED = 1e-3;
    private static final double LEAST = Math.ulp(1.0);

    /// @param prior α
    /// @param weights exp(E[ln β]) of each word in each topic, `[columns * topics]`
    static TopicShares of(SparseRows x, int topics, double prior, double[] weights) {
        double[][] gamma = new double[x.rows()][];
        double[][] sums = new double[PIECES][];
        IntStream.range(0, PIECES)
                .parallel()
                .forEach(piece -> {
                    sums[piece] = new double[weights.length];
                    int end = (int) ((long) x.rows() * (piece + 1) / PIECES);
                    for (int row = (int) ((long) x.rows() * piece / PIECES); row < end; row++) {
                        gamma[row] = shares(x, row, topics, prior, weights, sums[piece]);
                    }
                });
        double[] words = sums[0];
        for (int piece = 1; piece < PIECES; piece++) {
            for (int i = 0; i < words.length; i++) {
                words[i] += sums[piece][i];
            }
        }
        for (int i = 0; i < words.length; i++) {
            words[i] *= weights[i];
        }
        return new TopicShares(gamma, words);
    }

    /// γ ← α + θ̃ ∘ Σ_w n_w·β̃_w / (θ̃·β̃_w) with θ̃ = exp(E[ln θ]), until it stays.
    private static double[] shares(
            SparseRows x, int row, int topics, double prior, double[] weights, double[] sums) {
        double[] gamma = new double[topics];
        Arrays.fill(gamma, 1);
        double[] theta = Digamma.expectation(gamma);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] found = new double[topics];
            for (int at = x.starts()[row]; at < x.starts()[row + 1]; at++) {
                int from = x.indices()[at] * topics;
                double share = x.values()[at] / likelihood(theta, weights, from);
                for (int k = 0; k < topics; k++) {
                    found[k] += share * weights[from + k];
                }
            }
            double change = 0;
            for (int k = 0; k < topics; k++) {
                double next = prior + theta[k] * found[k];
                change += Math.abs(next - gamma[k]) / topics;
                gamma[k] = next;
            }
            theta = Digamma.expectation(gamma);
            if (change < SETTLED) {
                break;
            }
        }
        for (int at = x.starts()[row]; at < x.starts()[row + 1]; at++) {
            int from = x.indices()[at] * topics;
            double share = x.values()[at] / likelihood(theta, weights, from);
            for (int k = 0; k < topics; k++) {
                sums[from + k] += share * theta[k];
            }
        }
        return gamma;
    }

    /// θ̃·β̃_w
    static double likelihood(double[] theta, double[] weights, int from) {
        double sum = LEAST;
        for (int k = 0; k < theta.length; k++) {
            sum += theta[k] * weights[from + k];
        }
        return sum;
    }
}
