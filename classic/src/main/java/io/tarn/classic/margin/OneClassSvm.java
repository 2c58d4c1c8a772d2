package io.tarn.classic.margin;

import io.tarn.classic.Examples;
import io.tarn.classic.Kernel;
import io.tarn.classic.OutlierModel;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;
import libsvm.svm_parameter;

/// A boundary around where most rows are: in the kernel's space, the plane farthest from the origin that leaves a share of them behind.
///
/// Solved by LIBSVM. Standardise the columns first.
public final class OneClassSvm implements OutlierModel {
    public static final String TYPE = "one-class-svm";

    private static final String WHO = "OneClassSvm";

    private final Expansion expansion;

    /// @param share ν: about this share of the rows is left outside, from 0 to 1
    /// @param tolerance of the solution
    public record Config(Kernel kernel, double share, double tolerance) {
        public Config {
            if (!(share > 0 && share <= 1)) {
                throw TensorException.of(
                        WHO,
                        "a share above 0, at most 1",
                        share,
                        "0.05 takes one row of 20 for strange");
            }
            Requirements.tolerance(WHO, tolerance);
        }

        public Config kernel(Kernel which) {
            return new Config(which, share, tolerance);
        }

        public Config share(double nu) {
            return new Config(kernel, nu, tolerance);
        }

        public Config tolerance(double most) {
            return new Config(kernel, share, most);
        }
    }

    private OneClassSvm(Expansion expansion) {
        this.expansion = expansion;
    }

    /// With the radial kernel of [Kernel#radialFor], and a share of 0.5.
    ///
    /// @param x `[rows, columns]`
    public static OneClassSvm fit(Tensor x) {
        return fit(x, c -> c);
    }

    public static OneClassSvm fit(Tensor x, UnaryOperator<Config> choose) {
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 2);
            Config config = choose.apply(new Config(Kernel.radialFor(rows), 0.5, 1e-3));
            var parameter =
                    Libsvm.parameter(svm_parameter.ONE_CLASS, config.kernel(), config.tolerance());
            parameter.nu = config.share();
            var model =
                    Libsvm.train(
                            WHO, rows, new double[(int) rows.size(0)], config.kernel(), parameter);
            return new OneClassSvm(Libsvm.expansion(config.kernel(), rows, model));
        }
    }

    /// The rows on or outside the boundary, `[vectors, columns]`.
    public Tensor supportVectors() {
        return expansion.vectors();
    }

    /// ρ - Σᵢ αᵢ·k(xᵢ, x), which is 0 on the boundary
    @Override
    public Tensor strangeness(Tensor x) {
        return expansion.values(WHO, x).squeeze(1).neg();
    }

    /// Whether each row is outside; the boundary, up to rounding, is inside.
    @Override
    public Tensor isOutlier(Tensor x) {
        return strangeness(x).gt(expansion.thresholds().abs().mul(1e-12));
    }

    @Override
    public Saved saved() {
        return expansion.saved(TYPE);
    }

    public static OneClassSvm restore(Saved saved) {
        saved.tensor("thresholds", 1);
        return new OneClassSvm(Expansion.restore(saved));
    }

    @Override
    public String toString() {
        return "OneClassSvm(%s, %d support vectors)"
                .formatted(expansion.kernel(), expansion.vectors().size(0));
    }
}
