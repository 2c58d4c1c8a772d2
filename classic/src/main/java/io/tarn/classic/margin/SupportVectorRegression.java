package io.tarn.classic.margin;

import io.tarn.classic.Examples;
import io.tarn.classic.Kernel;
import io.tarn.classic.Regressor;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;
import libsvm.svm_parameter;

/// The flattest function in a kernel's space that stays within a tube around the answers; only rows on or outside the tube count.
///
/// Solved by LIBSVM. Standardise the columns first, and the answers where they are large: else it may stop after ten million steps,
/// short of the best tube, and says so.
public final class SupportVectorRegression implements Regressor {
    public static final String TYPE = "support-vector-regression";

    private static final String WHO = "SupportVectorRegression";

    private final Expansion expansion;

    /// @param cost C: what a unit outside the tube costs
    /// @param tube ε: the error that costs nothing
    /// @param tolerance of the solution
    public record Config(Kernel kernel, double cost, double tube, double tolerance) {
        public Config {
            Requirements.cost(WHO, cost);
            Requirements.tolerance(WHO, tolerance);
            if (!(tube >= 0) || Double.isInfinite(tube)) {
                throw TensorException.of(
                        WHO, "a tube of 0 or more", tube, "it is in units of the answers");
            }
        }

        public Config kernel(Kernel which) {
            return new Config(which, cost, tube, tolerance);
        }

        public Config cost(double c) {
            return new Config(kernel, c, tube, tolerance);
        }

        public Config tube(double epsilon) {
            return new Config(kernel, cost, epsilon, tolerance);
        }

        public Config tolerance(double most) {
            return new Config(kernel, cost, tube, most);
        }
    }

    private SupportVectorRegression(Expansion expansion) {
        this.expansion = expansion;
    }

    /// With the radial kernel of [Kernel#radialFor].
    ///
    /// @param x `[rows, columns]`
    /// @param y `[rows]`
    public static SupportVectorRegression fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static SupportVectorRegression fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 1);
            Tensor answers = Examples.numbers(WHO, y, rows.size(0));
            if (answers.rank() != 1) {
                throw TensorException.of(
                        WHO, "y of shape [rows]", y.shape(), "fit a model for each column of y");
            }
            Config config = choose.apply(new Config(Kernel.radialFor(rows), 1, 0.1, 1e-3));
            var parameter =
                    Libsvm.parameter(
                            svm_parameter.EPSILON_SVR, config.kernel(), config.tolerance());
            parameter.C = config.cost();
            parameter.p = config.tube();
            var model =
                    Libsvm.train(WHO, rows, answers.toDoubleArray(), config.kernel(), parameter);
            return new SupportVectorRegression(Libsvm.expansion(config.kernel(), rows, model));
        }
    }

    /// The rows on or outside the tube, `[vectors, columns]`.
    public Tensor supportVectors() {
        return expansion.vectors();
    }

    /// ŷ = Σᵢ αᵢ·k(xᵢ, x) - ρ
    @Override
    public Tensor predict(Tensor x) {
        return expansion.values(WHO, x).squeeze(1);
    }

    @Override
    public Saved saved() {
        return expansion.saved(TYPE);
    }

    public static SupportVectorRegression restore(Saved saved) {
        saved.tensor("thresholds", 1);
        return new SupportVectorRegression(Expansion.restore(saved));
    }

    @Override
    public String toString() {
        return "SupportVectorRegression(%s, %d support vectors)"
                .formatted(expansion.kernel(), expansion.vectors().size(0));
    }
}
