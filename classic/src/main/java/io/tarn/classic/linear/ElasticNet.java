package io.tarn.classic.linear;

import io.tarn.classic.Examples;
import io.tarn.classic.Regressor;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A weighted sum of few columns: least squares with a penalty on the sizes of the weights, by which most become zero.
///
/// With a share of 1 it is the lasso. The penalty treats all columns alike, so they should be standardised. Equal columns share their weight
/// as the share of squares asks; with none of it, any division is as good.
public final class ElasticNet implements Regressor {
    public static final String TYPE = "elastic-net";

    static final String WHO = "ElasticNet";

    private final Tensor weights; // [columns]
    private final Tensor intercept; // []

    /// @param penalty α of ‖y - Xw - b‖²/2n + α·(ρ·‖w‖₁ + (1 - ρ)/2·‖w‖²); the intercept is free
    /// @param share ρ of sizes in the penalty, above 0; the rest is of squares
    /// @param sweeps the most over all columns
    /// @param tolerance the distance from the minimum that counts as none, as a share of the loss without weights
    public record Config(double penalty, double share, int sweeps, double tolerance) {
        public Config {
            if (!(penalty > 0) || Double.isInfinite(penalty)) {
                throw TensorException.of(
                        WHO, "a penalty above 0", penalty, "0 is LinearRegression");
            }
            if (!(share > 0 && share <= 1)) {
                throw TensorException.of(
                        WHO,
                        "a share above 0, at most 1",
                        share,
                        "1 is the lasso, and 0 is LinearRegression with a penalty");
            }
            if (sweeps < 1) {
                throw TensorException.of(WHO, "1 sweep or more", sweeps, "10000 are usual");
            }
            if (!(tolerance >= 0)) {
                throw TensorException.of(
                        WHO, "a tolerance of 0 or more", tolerance, "1e-10 is usual");
            }
        }

        public Config penalty(double alpha) {
            return new Config(alpha, share, sweeps, tolerance);
        }

        public Config share(double rho) {
            return new Config(penalty, rho, sweeps, tolerance);
        }

        public Config sweeps(int most) {
            return new Config(penalty, share, most, tolerance);
        }

        public Config tolerance(double gap) {
            return new Config(penalty, share, sweeps, gap);
        }
    }

    private ElasticNet(Tensor weights, Tensor intercept) {
        this.weights = weights.unscoped();
        this.intercept = intercept.unscoped();
    }

    /// The lasso with penalty 1.
    ///
    /// @param x `[rows, columns]`, best standardised
    /// @param y `[rows]`
    public static ElasticNet fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static ElasticNet fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        Config config = choose.apply(defaults());
        try (var scope = Scope.open()) {
            Centred data = Centred.of(WHO, x, y);
            double[] w = new double[data.columns().length];
            double gap = CoordinateDescent.of(data, config).descend(w);
            CoordinateDescent.tell(gap, config.sweeps());
            return data.model(w);
        }
    }

    /// The lasso or elastic net by penalty, from the least that leaves no column down to a thousandth of it.
    public static RegularisationPath path(Tensor x, Tensor y) {
        return path(x, y, c -> c);
    }

    /// @param choose all but the penalty
    public static RegularisationPath path(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        return RegularisationPath.of(x, y, choose.apply(defaults()));
    }

    private static Config defaults() {
        return new Config(1, 1, 10_000, 1e-10);
    }

    static ElasticNet of(Tensor weights, Tensor intercept) {
        return new ElasticNet(weights, intercept);
    }

    /// `[columns]`
    public Tensor weights() {
        return weights;
    }

    /// `[]`
    public Tensor intercept() {
        return intercept;
    }

    /// ŷ = x·w + b
    @Override
    public Tensor predict(Tensor x) {
        return Examples.asked(WHO, x, weights.size(0)).matmul(weights).add(intercept);
    }

    @Override
    public Saved saved() {
        return Saved.of(TYPE, Map.of(), Map.of("weights", weights, "intercept", intercept));
    }

    public static ElasticNet restore(Saved saved) {
        return new ElasticNet(saved.tensor("weights", -1), saved.tensor("intercept"));
    }

    @Override
    public String toString() {
        return "ElasticNet(%d of %d columns)"
                .formatted(weights.countNonzero().itemLong(), weights.size(0));
    }
}
