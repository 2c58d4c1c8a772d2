package io.tarn.recipes.bells;

import io.tarn.classic.cluster.GaussianMixture;
import io.tarn.tensor.Tensor;
import java.util.stream.IntStream;

/// What a mixture looks like in two of its columns: each bell leaves a bell there, with the same rows of its mean and covariance.
///
/// @param weights π, for each bell
/// @param means μ, two numbers each
/// @param covariances Σ as xx, xy, yy
record Shadow(double[] weights, double[][] means, double[][] covariances) {
    private static final double WITHIN =
            Math.sqrt(-2 * Math.log(0.05)); // 95% of a bell in the plane
    private static final int POINTS = 121;

    static Shadow of(GaussianMixture mixture, int x, int y) {
        Tensor means = mixture.means();
        Tensor all = mixture.covariances();
        int k = mixture.clusters();
        return new Shadow(
                mixture.weights().toDoubleArray(),
                IntStream.range(0, k)
                        .mapToObj(
                                j -> new double[] {means.get(j, x).item(), means.get(j, y).item()})
                        .toArray(double[][]::new),
                IntStream.range(0, k)
                        .mapToObj(j ->
                                new double[] {
                                    all.get(j, x, x).item(),
                                    all.get(j, x, y).item(),
                                    all.get(j, y, y).item()
                                })
                        .toArray(double[][]::new));
    }

    /// log p(x, y)
    double logDensity(double x, double y) {
        double density = 0;
        for (int j = 0; j < weights.length; j++) {
            double[] s = covariances[j];
            double dx = x - means[j][0];
            double dy = y - means[j][1];
            double det = s[0] * s[2] - s[1] * s[1];
            // N = exp(-½·dᵀ·Σ⁻¹·d) / (2π·√|Σ|)
            double far = (s[2] * dx * dx - 2 * s[1] * dx * dy + s[0] * dy * dy) / det;
            density += weights[j] * Math.exp(-far / 2) / (2 * Math.PI * Math.sqrt(det));
        }
        return Math.log(density);
    }

    /// The line inside which 95% of a bell lie: μ + r·L·(cos t, sin t), with Σ = L·Lᵀ.
    ///
    /// @return the places along x, and those along y
    double[][] ellipse(int j) {
        double[] s = covariances[j];
        double a = Math.sqrt(s[0]);
        double b = s[1] / a;
        double c = Math.sqrt(s[2] - b * b);
        double[][] line = new double[2][POINTS];
        for (int i = 0; i < POINTS; i++) {
            double t = 2 * Math.PI * i / (POINTS - 1);
            line[0][i] = means[j][0] + WITHIN * a * Math.cos(t);
            line[1][i] = means[j][1] + WITHIN * (b * Math.cos(t) + c * Math.sin(t));
        }
        return line;
    }
}
