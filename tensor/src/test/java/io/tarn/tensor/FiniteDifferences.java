package io.tarn.tensor;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Derivatives by differences, in float64: the oracle that knows nothing of back-propagation.
///
/// ∂f/∂xᵢ ≈ (f(x + hεᵢ) - f(x - hεᵢ)) / 2h, whose error falls with h² and grows with 10⁻¹⁶/h.
public final class FiniteDifferences {
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-5;

    private FiniteDifferences() {}

    /// The gradient of a scalar function at `x`, a float64 tensor. Without a step of its own: h = 1e-5.
    public static Tensor gradient(Function<Tensor, Tensor> function, Tensor x) {
        return gradient(function, x, STEP);
    }

    public static Tensor gradient(Function<Tensor, Tensor> function, Tensor x, double step) {
        return jacobian(function.andThen(y -> y.reshape(1)), x, step).reshape(x.shape().toArray());
    }

    /// The Jacobian of a function from any shape to any shape, as a matrix `[elements of y, elements of x]`.
    public static Tensor jacobian(Function<Tensor, Tensor> function, Tensor x, double step) {
        if (x.dtype() != DType.FLOAT64) {
            throw new IllegalArgumentException("finite differences need float64, got " + x.dtype());
        }
        double[] values = x.toDoubleArray();
        long[] shape = x.shape().toArray();
        double[][] columns = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            double[] up = moved(function, values, shape, i, step);
            double[] down = moved(function, values, shape, i, -step);
            columns[i] = new double[up.length];
            for (int row = 0; row < up.length; row++) {
                columns[i][row] = (up[row] - down[row]) / (2 * step);
            }
        }
        int rows = columns.length == 0 ? 0 : columns[0].length;
        double[] matrix = new double[rows * columns.length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns.length; i++) {
                matrix[row * columns.length + i] = columns[i][row];
            }
        }
        return Tensor.of(matrix, rows, columns.length);
    }

    private static double[] moved(
            Function<Tensor, Tensor> function,
            double[] values,
            long[] shape,
            int place,
            double step) {
        double[] copy = values.clone();
        copy[place] += step;
        try (Scope scope = Scope.open()) {
            return function.apply(Tensor.of(copy, shape)).toDoubleArray();
        }
    }

    /// Asserts that the gradients of a scalar function of some float64 leaves are right.
    public static void check(Supplier<Tensor> function, List<Tensor> leaves) {
        compare(Gradient.of(function.get(), leaves), function, leaves);
    }

    /// Asserts that the second derivatives are right as well: those of Σ ‖∂f/∂leaf‖².
    public static void checkTwice(Supplier<Tensor> function, List<Tensor> leaves) {
        check(function, leaves);
        Supplier<Tensor> squares =
                () -> {
                    try (var on = Gradient.on()) { // differences are taken outside of gradients
                        return Gradient.differentiable(function.get(), leaves).stream()
                                .map(gradient -> gradient.square().sum())
                                .reduce(Tensor::add)
                                .orElseThrow();
                    }
                };
        check(squares, leaves);
    }

    private static void compare(
            List<Tensor> gradients, Supplier<Tensor> function, List<Tensor> leaves) {
        for (int i = 0; i < leaves.size(); i++) {
            Tensor leaf = leaves.get(i);
            Tensor before = leaf.detach().copy();
            Tensor differences =
                    gradient(
                            x -> {
                                try (var off = Gradient.off()) {
                                    leaf.copy_(x);
                                    return function.get();
                                }
                            },
                            before);
            try (var off = Gradient.off()) {
                leaf.copy_(before);
            }
            double distance = distance(gradients.get(i), differences);
            if (!(distance < TOLERANCE)) {
                throw new AssertionError(
                        "gradient of leaf %d %s: %s by back-propagation, %s by differences, apart by %.2g"
                                .formatted(
                                        i, leaf.shape(), gradients.get(i), differences, distance));
            }
        }
    }

    /// The largest difference of two tensors, relative to the largest value (or to 1, for small values).
    public static double distance(Tensor a, Tensor b) {
        if (!a.shape().equals(b.shape())) {
            throw new IllegalArgumentException("shapes differ: " + a.shape() + " and " + b.shape());
        }
        double[] x = a.toDoubleArray();
        double[] y = b.toDoubleArray();
        double difference = 0;
        double size = 1;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                return Double.NaN;
            }
            difference = Math.max(difference, Math.abs(x[i] - y[i]));
            size = Math.max(size, Math.abs(y[i]));
        }
        return difference / size;
    }
}
