package io.tarn.classic.markov;

import java.util.List;

/// The Gaussian of rows that count by shares.
///
/// @param columns of each row
/// @param floor the least variance, in every direction
record Moments(int columns, Covariance kind, double floor) {
    /// The likeliest Gaussian; where no row has a share, it is not positive definite.
    ///
    /// μ = Σ γ_t·x_t / Σ γ_t;  Σ = Σ γ_t·(x_t - μ)·(x_t - μ)ᵀ / Σ γ_t
    ///
    /// @param sequences of rows, each `[steps × columns]`
    /// @param shares γ of all states in each sequence, `[steps × states]`
    Bell of(List<double[]> sequences, List<double[]> shares, int states, int state) {
        int n = columns;
        double total = 0;
        double[] mean = new double[n];
        for (int s = 0; s < sequences.size(); s++) {
            double[] rows = sequences.get(s);
            double[] share = shares.get(s);
            for (int t = 0; t < rows.length / n; t++) {
                double weight = share[t * states + state];
                total += weight;
                for (int i = 0; i < n; i++) {
                    mean[i] += weight * rows[t * n + i];
                }
            }
        }
        double[] covariance = new double[n * n];
        if (total < Double.MIN_NORMAL) {
            return Bell.of(mean, covariance);
        }
        for (int i = 0; i < n; i++) {
            mean[i] /= total;
        }
        for (int s = 0; s < sequences.size(); s++) {
            add(sequences.get(s), shares.get(s), states, state, mean, covariance);
        }
        for (int i = 0; i < n * n; i++) {
            covariance[i] /= total;
        }
        return bell(mean, mirrored(covariance));
    }

    /// The Gaussian of this kind nearest to a mean and a covariance: the floor holds.
    Bell bell(double[] mean, double[] covariance) {
        if (kind == Covariance.FULL) {
            return Bell.raised(mean, covariance, floor);
        }
        double[] diagonal = new double[covariance.length];
        for (int i = 0; i < diagonal.length; i += columns + 1) {
            diagonal[i] = Math.max(floor, covariance[i]);
        }
        return Bell.of(mean, diagonal);
    }

    /// Adds γ_t·(x_t - μ)·(x_t - μ)ᵀ, on and below the diagonal.
    private void add(
            double[] rows, double[] share, int states, int state, double[] mean, double[] sums) {
        int n = columns;
        double[] apart = new double[n];
        for (int t = 0; t < rows.length / n; t++) {
            double weight = share[t * states + state];
            for (int i = 0; i < n; i++) {
                apart[i] = rows[t * n + i] - mean[i];
                for (int j = kind == Covariance.FULL ? 0 : i; j <= i; j++) {
                    sums[i * n + j] += weight * apart[i] * apart[j];
                }
            }
        }
    }

    private double[] mirrored(double[] triangle) {
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < i; j++) {
                triangle[j * columns + i] = triangle[i * columns + j];
            }
        }
        return triangle;
    }
}
