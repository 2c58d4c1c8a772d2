package io.tarn.classic.linear;

import io.tarn.classic.Examples;
import io.tarn.classic.Regressor;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// [LinearRegression] by descent: every step multiplies the rows once by a vector, and never the columns by each other.
///
/// For many columns, where the closed form takes too long: its time grows with their square. A step's is that of reading x twice, and a few
/// dozen do where the columns are standardised. Where there are many solutions, it finds the same one, of least norm.
public final class IterativeLinearRegression implements Regressor {
    public static final String TYPE = "iterative-linear-regression";

    private static final String WHO = "IterativeLinearRegression";

    private final LinearRegression found;

    /// @param penalty λ of λ‖W‖²; the intercept is free
    /// @param steps the most that are taken for each target
    /// @param tolerance the slope, as a share of ‖X‖·‖r‖, that counts as none
    public record Config(double penalty, int steps, double tolerance) {
        public Config {
            if (!(penalty >= 0) || Double.isInfinite(penalty)) {
                throw TensorException.of(
                        WHO, "a penalty of 0 or more", penalty, "0 is plain least squares");
            }
            if (steps < 1) {
                throw TensorException.of(WHO, "1 step or more", steps, "1000 are usual");
            }
            if (!(tolerance >= 0)) {
                throw TensorException.of(
                        WHO, "a tolerance of 0 or more", tolerance, "1e-12 is usual");
            }
        }

        public Config penalty(double lambda) {
            return new Config(lambda, steps, tolerance);
        }

        public Config steps(int most) {
            return new Config(penalty, most, tolerance);
        }

        public Config tolerance(double slope) {
            return new Config(penalty, steps, slope);
        }
    }

    private IterativeLinearRegression(LinearRegression found) {
        this.found = found;
    }

    /// @param x `[rows, columns]`, best standardised
    /// @param y `[rows]`, or `[rows, targets]` to learn several at once
    public static IterativeLinearRegression fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static IterativeLinearRegression fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(0, 1000, 1e-12));
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 1);
            Tensor answers = Examples.numbers(WHO, y, rows.size(0));
            Tensor targets = answers.reshape(rows.size(0), -1); // [rows, targets]
            Tensor centre = Examples.means(rows);
            Tensor middle = Examples.means(targets);
            Tensor centred = rows.sub(centre);
            List<Tensor> weights = new ArrayList<>();
            for (long target = 0; target < targets.size(1); target++) {
                Tensor y1 = targets.select(1, target).sub(middle.get(target));
                weights.add(new Lsqr(centred, y1, config).solve());
            }
            Tensor w = Tensor.stack(weights, 1); // [columns, targets]
            Tensor b = middle.sub(centre.matmul(w));
            return new IterativeLinearRegression(LinearRegression.of(w, b, answers.rank() == 1));
        }
    }

    /// `[columns]`, or `[columns, targets]`
    public Tensor weights() {
        return found.weights();
    }

    /// `[]`, or `[targets]`
    public Tensor intercept() {
        return found.intercept();
    }

    /// ŷ = x·W + b
    @Override
    public Tensor predict(Tensor x) {
        return found.predict(x);
    }

    @Override
    public Saved saved() {
        return Saved.of(TYPE, found.saved().settings(), found.saved().tensors());
    }

    public static IterativeLinearRegression restore(Saved saved) {
        return new IterativeLinearRegression(LinearRegression.restore(saved));
    }

    @Override
    public String toString() {
        return "Iterative" + found;
    }
}
