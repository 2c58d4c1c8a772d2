package io.tarn.classic.map;

import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.classic.Transformation;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Principal components: the directions, at right angles to each other, in which the rows vary most.
///
/// The sign of a direction is free; its largest entry is positive.
public final class Pca implements Transformation {
    public static final String TYPE = "pca";

    private static final String WHO = "Pca";

    private final Tensor mean; // [columns]
    private final Tensor components; // [components, columns]
    private final Tensor variances; // [components]
    private final double total;
    private final Outputs outputs;

    /// What the components are scaled to.
    public enum Outputs {
        /// They keep the variances of the rows.
        AS_THEY_ARE,
        /// Each has variance 1, on the rows that were learned from.
        WHITENED
    }

    /// How the directions are found.
    public enum Solver {
        /// `COVARIANCE` for up to 1,000 columns and ten times as many rows; else `RANDOMISED` where fewer than 0.8 of all components of more
        /// than 500 rows or columns are asked for; else `SVD`.
        AUTOMATIC,
        /// By the eigenvectors of the covariance: fast for many rows; variances below 1e-7 of the largest drown, in FLOAT64 below 1e-15.
        COVARIANCE,
        /// By a singular value decomposition: the most exact.
        SVD,
        /// By one of a random projection, after Halko, Martinsson and Tropp: fast for few components of large tables.
        RANDOMISED
    }

    /// @param components how many; 0 for as many as there are
    /// @param seed of the random projection
    public record Config(int components, Solver solver, Outputs outputs, long seed) {
        public Config {
            if (components < 0) {
                throw TensorException.of(
                        WHO, "0 components or more", components, "0 is as many as there are");
            }
        }

        public Config components(int count) {
            return new Config(count, solver, outputs, seed);
        }

        public Config solver(Solver chosen) {
            return new Config(components, chosen, outputs, seed);
        }

        public Config outputs(Outputs chosen) {
            return new Config(components, solver, chosen, seed);
        }

        public Config seed(long chosen) {
            return new Config(components, solver, outputs, chosen);
        }
    }

    private Pca(Tensor mean, Tensor components, Tensor variances, double total, Outputs outputs) {
        this.mean = mean.unscoped();
        this.components = components.unscoped();
        this.variances = variances.unscoped();
        this.total = total;
        this.outputs = outputs;
    }

    public static Pca fit(Tensor x) {
        return fit(x, c -> c);
    }

    /// @param x `[rows, columns]`; FLOAT32 is worked on as such
    public static Pca fit(Tensor x, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(0, Solver.AUTOMATIC, Outputs.AS_THEY_ARE, 0));
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rowsAsTheyAre(WHO, x, 2);
            long most = Math.min(rows.size(0), rows.size(1));
            if (config.components() > most) {
                throw TensorException.of(
                        WHO,
                        "at most %d components".formatted(most),
                        config.components(),
                        "there are no more than rows or columns");
            }
            int count = config.components() == 0 ? (int) most : config.components();
            Tensor mean = Examples.means(rows);
            Tensor centred = rows.sub(mean); // [rows, columns]
            double total = centred.square().sum(0).toDouble().sum().item() / (rows.size(0) - 1);
            if (!(total > 0)) {
                throw TensorException.of(
                        WHO, "rows that differ", "all alike", "there is no direction to find");
            }
            Axes axes =
                    Axes.of(centred, count, solver(config.solver(), rows, count), config.seed());
            return new Pca(
                    mean.toDouble(), axes.directions(), axes.variances(), total, config.outputs());
        }
    }

    private static Solver solver(Solver wanted, Tensor x, int count) {
        if (wanted != Solver.AUTOMATIC) {
            return wanted;
        }
        long rows = x.size(0);
        long columns = x.size(1);
        if (columns <= 1_000 && rows >= 10 * columns) {
            return Solver.COVARIANCE;
        }
        boolean large = Math.max(rows, columns) > 500;
        return large && count < 0.8 * Math.min(rows, columns) ? Solver.RANDOMISED : Solver.SVD;
    }

    /// The directions, `[components, columns]`, the one of the largest variance first.
    public Tensor components() {
        return components;
    }

    /// The variance of the rows in each direction, `[components]`.
    public Tensor variances() {
        return variances;
    }

    /// The share of the whole variance in each direction, `[components]`.
    public Tensor shares() {
        return variances.div(total);
    }

    /// `[columns]`
    public Tensor mean() {
        return mean;
    }

    /// z = (x - μ)·Vᵀ, over √variance where whitened
    @Override
    public Tensor transform(Tensor x) {
        return Examples.asked(WHO, x, mean.size(0)).sub(mean).matmul(components.t()).div(scale());
    }

    /// The rows that [#transform] takes to these, but for what lies outside the components: x̂ = z·V + μ.
    ///
    /// @param z `[rows, components]`
    public Tensor inverse(Tensor z) {
        Tensor rows = Examples.asked(WHO, z, components.size(0));
        return rows.mul(scale()).matmul(components).add(mean);
    }

    /// Directions without variance are left as they are.
    private Tensor scale() {
        if (outputs == Outputs.AS_THEY_ARE) {
            return Tensor.onesLike(variances);
        }
        return variances.sqrt().where(variances.gt(total * Math.ulp(1.0)), 1);
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of("outputs", outputs.name(), "total", total),
                Map.of("mean", mean, "components", components, "variances", variances));
    }

    public static Pca restore(Saved saved) {
        Tensor components = saved.tensor("components", -1, -1);
        return new Pca(
                saved.tensor("mean", components.size(1)),
                components,
                saved.tensor("variances", components.size(0)),
                saved.number("total"),
                saved.text("outputs").equals(Outputs.WHITENED.name())
                        ? Outputs.WHITENED
                        : Outputs.AS_THEY_ARE);
    }

    @Override
    public String toString() {
        return "Pca(%d of %d columns)".formatted(components.size(0), components.size(1));
    }
}
