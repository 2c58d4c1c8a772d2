package io.tarn.classic.map;

import io.tarn.classic.Examples;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// A map in the plane where near rows stay near: t-distributed stochastic neighbour embedding, by Barnes and Hut's tree.
///
/// Distances between far groups and the sizes of groups mean little in it. It maps these rows and no others. The result does not depend on
/// the number of threads.
public final class Tsne {
    private static final String WHO = "Tsne";
    private static final int HEARD = 50; // iterations from one report to the next
    private static final double LEAST_GAIN = 0.01;

    private final Tensor map; // [rows, 2]
    private final double divergence;

    private Tsne(Tensor map, double divergence) {
        this.map = map.unscoped();
        this.divergence = divergence;
    }

    public static Tsne fit(Tensor x) {
        return fit(x, c -> c);
    }

    /// @param x `[rows, columns]`; more than some fifty columns are better brought down by [Pca] first
    public static Tsne fit(Tensor x, UnaryOperator<TsneConfig> choose) {
        TsneConfig config = choose.apply(TsneConfig.DEFAULT);
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rowsAsTheyAre(WHO, x, 4);
            long count = rows.size(0);
            if (config.perplexity() >= count) {
                throw TensorException.of(
                        WHO,
                        "a perplexity below the %d rows".formatted(count),
                        config.perplexity(),
                        "give it more rows, or c.perplexity(%d)".formatted(Math.max(1, count / 4)));
            }
            int k = (int) Math.min(count - 1, 3 * config.perplexity() + 1);
            Affinities near =
                    Affinities.of(NeighbourGraph.nearestOthers(WHO, rows, k), config.perplexity());
            TsneForces forces = new TsneForces(near, config.theta());
            double[] y = start(rows, config);
            descend(forces, y, config);
            return new Tsne(Tensor.of(y, count, 2), forces.divergence(y));
        }
    }

    /// Small, so that all points attract each other at first.
    private static double[] start(Tensor x, TsneConfig config) {
        if (config.start() == TsneConfig.Start.RANDOM) {
            return Random.of(config.seed()).normal(x.size(0), 2).mul(1e-4).toDoubleArray();
        }
        Pca pca = Pca.fit(x, c -> c.components((int) Math.min(2, x.size(1))));
        double[] variances = pca.variances().toDoubleArray();
        if (variances.length < 2 || variances[1] <= 1e-12 * variances[0]) {
            throw TensorException.of(
                    WHO,
                    "rows that vary in 2 directions or more",
                    "a line",
                    "let it start anywhere: c.start(TsneConfig.Start.RANDOM)");
        }
        // σ = 10⁻⁴ along the first
        return pca.transform(x).mul(1e-4 / Math.sqrt(variances[0])).toDoubleArray();
    }

    /// u ← μ·u - η·g·∇;  y ← y + u, where the gain g of a coordinate grows while it goes on downhill, and shrinks where it turns
    private static void descend(TsneForces forces, double[] y, TsneConfig config) {
        double eta = config.rate(y.length / 2);
        double[] gradient = new double[y.length];
        double[] u = new double[y.length];
        double[] gains = new double[y.length];
        Arrays.fill(gains, 1);
        for (int t = 0; t < config.iterations(); t++) {
            boolean early = t < config.early();
            forces.gradient(y, early ? config.exaggeration() : 1, gradient);
            double mu = early ? 0.5 : 0.8;
            for (int i = 0; i < y.length; i++) {
                double g = u[i] * gradient[i] < 0 ? gains[i] + 0.2 : gains[i] * 0.8;
                gains[i] = Math.max(g, LEAST_GAIN);
                u[i] = mu * u[i] - eta * gains[i] * gradient[i];
                y[i] += u[i];
            }
            if ((t + 1) % HEARD == 0) {
                config.listener().at(t + 1, forces.divergence(y));
            }
        }
    }

    /// The point of each row, `[rows, 2]`.
    public Tensor map() {
        return map;
    }

    /// KL(P ‖ Q), how far the neighbourhoods in the map are from those of the rows; 0 is a perfect map.
    public double divergence() {
        return divergence;
    }

    @Override
    public String toString() {
        return "Tsne(%d rows)".formatted(map.size(0));
    }
}
