package io.tarn.classic.map;

import io.tarn.classic.Examples;
import io.tarn.classic.Kernel;
import io.tarn.classic.Saved;
import io.tarn.classic.Transformation;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Principal components in the space of a [Kernel], where curved shapes may lie straight.
///
/// Needs rows² numbers of memory and rows³ steps: thousands of rows, not tens of thousands. Keeps the rows that it learned from.
public final class KernelPca implements Transformation {
    public static final String TYPE = "kernel-pca";

    private static final String WHO = "KernelPca";

    private final Kernel kernel;
    private final Tensor rows; // [rows, columns]
    private final Tensor levels; // [rows], the mean of each row's kernel
    private final Tensor coefficients; // [rows, components]
    private final Tensor values; // [components]

    /// @param components how many
    public record Config(int components) {
        public Config {
            if (components < 1) {
                throw TensorException.of(
                        WHO, "1 component or more", components, "2 are enough for a map");
            }
        }

        public Config components(int count) {
            return new Config(count);
        }
    }

    private KernelPca(
            Kernel kernel, Tensor rows, Tensor levels, Tensor coefficients, Tensor values) {
        this.kernel = kernel;
        this.rows = rows.unscoped();
        this.levels = levels.unscoped();
        this.coefficients = coefficients.unscoped();
        this.values = values.unscoped();
    }

    public static KernelPca fit(Tensor x, Kernel kernel) {
        return fit(x, kernel, c -> c);
    }

    /// @param x `[rows, columns]`
    public static KernelPca fit(Tensor x, Kernel kernel, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(2));
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 2).copy();
            Tensor k = kernel.between(rows, rows); // [rows, rows]
            Tensor levels = k.mean(0);
            Decompositions.Eigen eigen = Decompositions.eigh(centred(k, levels));
            Tensor values = eigen.values().flip(0);
            double least = rows.size(0) * Math.ulp(1.0) * k.abs().max().item();
            long positive = values.gt(least).toLong().sum().itemLong();
            if (config.components() > positive) {
                throw TensorException.of(
                        WHO,
                        "rows that vary in %d directions of the kernel"
                                .formatted(config.components()),
                        "%d directions".formatted(positive),
                        "ask for fewer components, or take another kernel");
            }
            Tensor lambda = values.narrow(0, 0, config.components());
            Tensor v = eigen.vectors().flip(1).narrow(1, 0, config.components());
            Tensor signs = v.gather(0, v.abs().argmaxKeep(0)).sign(); // [1, components]
            Tensor coefficients = v.mul(signs).div(lambda.sqrt());
            return new KernelPca(kernel, rows, levels, coefficients, lambda);
        }
    }

    /// k̃(a, b) = k(a, b) - mean over a's row - mean over b's column + mean of all, the kernel around the centre
    private static Tensor centred(Tensor k, Tensor levels) {
        return k.sub(k.meanKeep(1)).sub(levels).add(levels.mean());
    }

    /// z = k̃(x, rows)·V·Λ^(-½)
    @Override
    public Tensor transform(Tensor x) {
        Tensor asked = Examples.asked(WHO, x, rows.size(1));
        return centred(kernel.between(asked, rows), levels).matmul(coefficients);
    }

    /// The sum of squares in each direction, `[components]`, the largest first.
    public Tensor values() {
        return values;
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                kernel.settings(),
                Map.of(
                        "rows",
                        rows,
                        "levels",
                        levels,
                        "coefficients",
                        coefficients,
                        "values",
                        values));
    }

    public static KernelPca restore(Saved saved) {
        Tensor rows = saved.tensor("rows", -1, -1);
        Tensor coefficients = saved.tensor("coefficients", rows.size(0), -1);
        return new KernelPca(
                Kernel.restore(saved),
                rows,
                saved.tensor("levels", rows.size(0)),
                coefficients,
                saved.tensor("values", coefficients.size(1)));
    }

    @Override
    public String toString() {
        return "KernelPca(%s, %d components of %d rows)"
                .formatted(kernel, values.size(0), rows.size(0));
    }
}
