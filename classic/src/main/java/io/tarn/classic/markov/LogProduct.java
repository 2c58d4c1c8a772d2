package io.tarn.classic.markov;

import java.util.Arrays;

/// The product of a row of logarithms and a matrix: y_j = log Σ_i exp(x_i)·M_ij, exact however far apart the x_i are.
///
/// One shift serves a whole row, so a step takes n exponentials and n logarithms. Only a sum that drowns beside the largest term is added
/// up in a shift of its own.
final class LogProduct {
    /// Below this, a sum may have lost terms to underflow.
    static final double TINY = 1e-280;

    private final int n;
    private final double[] matrix; // [n × n]
    private final double[] weights; // [n]
    private final double[] sums; // [n]

    LogProduct(int n, double[] matrix) {
        this.n = n;
        this.matrix = matrix;
        this.weights = new double[n];
        this.sums = new double[n];
    }

    /// Of `x` from `at` on, into `y` from `to` on.
    void of(double[] x, int at, double[] y, int to) {
        double shift = exponentials(x, at, weights);
        Arrays.fill(sums, 0);
        for (int i = 0; i < n; i++) {
            double weight = weights[i];
            for (int j = 0; j < n; j++) {
                sums[j] += weight * matrix[i * n + j];
            }
        }
        for (int j = 0; j < n; j++) {
            y[to + j] = sums[j] > TINY ? shift + Math.log(sums[j]) : alone(x, at, j);
        }
    }

    private double alone(double[] x, int at, int j) {
        double[] terms = new double[n];
        for (int i = 0; i < n; i++) {
            terms[i] = x[at + i] + Math.log(matrix[i * n + j]);
        }
        return sum(terms, 0, n);
    }

    /// log Σ exp(x_i) over `count` values from `at` on.
    static double sum(double[] x, int at, int count) {
        double[] weights = new double[count];
        double shift = exponentials(x, at, weights);
        return shift + Math.log(Arrays.stream(weights).sum());
    }

    /// Fills `weights` with exp(x_i - m) where m is the largest, which is returned; with zeros where every x_i is -∞.
    static double exponentials(double[] x, int at, double[] weights) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            most = Math.max(most, x[at + i]);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = most == Double.NEGATIVE_INFINITY ? 0 : Math.exp(x[at + i] - most);
        }
        return most;
    }
}
