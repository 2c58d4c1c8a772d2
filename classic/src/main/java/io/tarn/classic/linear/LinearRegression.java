package io.tarn.classic.linear;

import io.tarn.classic.Examples;
import io.tarn.classic.Regressor;
import io.tarn.classic.Saved;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A weighted sum of the columns that has the least squared error, with a penalty on large weights where asked: ridge regression.
///
/// Found in closed form. Without a penalty and with more columns than rows, or columns that repeat, it is the solution of least norm.
public final class LinearRegression implements Regressor {
    public static final String TYPE = "linear-regression";

    private static final String WHO = "LinearRegression";
    private static final double LEAST = 1e-150; // its square is not 0

    private final Tensor weights; // [columns, targets]
    private final Tensor intercept; // [targets]
    private final boolean single;

    /// @param penalty λ of λ‖W‖²; the intercept is free
    public record Config(double penalty) {
        public Config {
            if (!(penalty >= 0) || Double.isInfinite(penalty)) {
                throw TensorException.of(
                        WHO, "a penalty of 0 or more", penalty, "0 is plain least squares");
            }
        }

        public Config penalty(double lambda) {
            return new Config(lambda);
        }
    }

    private LinearRegression(Tensor weights, Tensor intercept, boolean single) {
        this.weights = weights.unscoped();
        this.intercept = intercept.unscoped();
        this.single = single;
    }

    /// @param x `[rows, columns]`
    /// @param y `[rows]`, or `[rows, targets]` to learn several at once
    public static LinearRegression fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static LinearRegression fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(0));
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 1);
            Tensor answers = Examples.numbers(WHO, y, rows.size(0));
            Tensor columns = answers.reshape(rows.size(0), -1); // [rows, targets]
            Tensor centre = Examples.means(rows);
            Tensor middle = Examples.means(columns);
            Tensor w = solve(rows.sub(centre), columns.sub(middle), config.penalty());
            Tensor b = middle.sub(centre.matmul(w));
            return new LinearRegression(w, b, answers.rank() == 1);
        }
    }

    /// With X = U·S·Vᵀ: W = V · S/(S² + λ) · Uᵀ·Y, where singular values that are zero up to rounding are left out.
    private static Tensor solve(Tensor x, Tensor y, double lambda) {
        Decompositions.Svd svd = Decompositions.svd(x);
        Tensor s = svd.s();
        double rounding = s.max().item() * Math.ulp(1.0) * Math.max(x.size(0), x.size(1));
        double least = Math.max(rounding, LEAST);
        Tensor gain = s.div(s.square().add(lambda)).where(s.gt(least), 0);
        return svd.vh().t().matmul(gain.unsqueeze(1).mul(svd.u().t().matmul(y)));
    }

    static LinearRegression of(Tensor weights, Tensor intercept, boolean single) {
        return new LinearRegression(weights, intercept, single);
    }

    /// `[columns]`, or `[columns, targets]`
    public Tensor weights() {
        return single ? weights.squeeze(1) : weights;
    }

    /// `[]`, or `[targets]`
    public Tensor intercept() {
        return single ? intercept.squeeze(0) : intercept;
    }

    /// ŷ = x·W + b
    @Override
    public Tensor predict(Tensor x) {
        Tensor y = Examples.asked(WHO, x, weights.size(0)).matmul(weights).add(intercept);
        return single ? y.squeeze(1) : y;
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE, Map.of("single", single), Map.of("weights", weights, "intercept", intercept));
    }

    public static LinearRegression restore(Saved saved) {
        Tensor weights = saved.tensor("weights", -1, -1);
        Tensor intercept = saved.tensor("intercept", weights.size(1));
        boolean single = Boolean.TRUE.equals(saved.settings().get("single"));
        return new LinearRegression(weights, intercept, single && weights.size(1) == 1);
    }

    @Override
    public String toString() {
        return "LinearRegression(%d columns)".formatted(weights.size(0));
    }
}
