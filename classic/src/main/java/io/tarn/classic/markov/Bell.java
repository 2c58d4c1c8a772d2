package io.tarn.classic.markov;

import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// One Gaussian: N(x; μ, Σ).
///
/// @param mean μ, `[columns]`
/// @param covariance Σ, `[columns × columns]`
/// @param factor L with Σ = L·Lᵀ, `[columns × columns]`; NaN on its diagonal where Σ is not positive definite
/// @param whitening L⁻¹, `[columns × columns]`
record Bell(double[] mean, double[] covariance, double[] factor, double[] whitening) {
    private static final double ROUNDING = 1e-12;

    static Bell of(double[] mean, double[] covariance) {
        double[] factor = cholesky(covariance, mean.length);
        return new Bell(mean, covariance, factor, inverse(factor, mean.length));
    }

    /// The likeliest of all whose variance is `floor` or more in every direction: Σ with its eigenvalues raised to it.
    static Bell raised(double[] mean, double[] covariance, double floor) {
        int n = mean.length;
        double[] above = covariance.clone();
        for (int i = 0; i < n; i++) {
            above[i * n + i] -= floor;
        }
        if (of(mean, above).isPositive()) {
            return of(mean, covariance);
        }
        try (var scope = Scope.open()) {
            var eigen = Decompositions.eigh(Tensor.of(covariance, n, n));
            Tensor v = eigen.vectors();
            double least = Math.max(floor, ROUNDING * eigen.values().max().item());
            Tensor raised = v.mul(eigen.values().clampMin(least)).matmul(v.t());
            return of(mean, raised.add(raised.t()).div(2).toDoubleArray());
        }
    }

    Bell at(double[] other) {
        return new Bell(other, covariance, factor, whitening);
    }

    /// Whether Σ is positive definite.
    boolean isPositive() {
        int n = mean.length;
        return IntStream.range(0, n).allMatch(i -> factor[i * n + i] > 0);
    }

    private static double[] cholesky(double[] sigma, int n) {
        double[] l = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = sigma[i * n + j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i * n + k] * l[j * n + k];
                }
                l[i * n + j] = i == j ? Math.sqrt(rest) : rest / l[j * n + j];
            }
        }
        return l;
    }

    /// Of a lower triangle.
    private static double[] inverse(double[] l, int n) {
        double[] w = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = i == j ? 1 : 0;
                for (int k = j; k < i; k++) {
                    rest -= l[i * n + k] * w[k * n + j];
                }
                w[i * n + j] = rest / l[i * n + i];
            }
        }
        return w;
    }

    /// log N(x) = -½·(|L⁻¹·(x - μ)|² + columns·log 2π) - log |L|, for every row.
    ///
    /// @param rows `[steps × columns]`
    /// @param into `[steps × states]`
    /// @param state the column of `into`
    void logLikelihoods(double[] rows, Covariance kind, double[] into, int states, int state) {
        int n = mean.length;
        double[] apart = new double[n];
        double constant = -0.5 * n * Math.log(2 * Math.PI);
        for (int i = 0; i < n; i++) {
            constant -= Math.log(factor[i * n + i]);
        }
        for (int t = 0; t < rows.length / n; t++) {
            double squares = 0;
            for (int i = 0; i < n; i++) {
                apart[i] = rows[t * n + i] - mean[i];
                double y = 0;
                for (int j = kind == Covariance.FULL ? 0 : i; j <= i; j++) {
                    y += whitening[i * n + j] * apart[j];
                }
                squares += y * y;
            }
            into[t * states + state] = constant - squares / 2;
        }
    }

    /// x = μ + L·ε
    double[] draw(SplittableRandom random) {
        int n = mean.length;
        double[] noise = DoubleStream.generate(random::nextGaussian).limit(n).toArray();
        double[] x = mean.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                x[i] += factor[i * n + j] * noise[j];
            }
        }
        return x;
    }
}
