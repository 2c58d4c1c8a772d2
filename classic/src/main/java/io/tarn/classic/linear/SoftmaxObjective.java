package io.tarn.classic.linear;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;

/// What logistic regression makes small, over the number of rows n: (-Σ log p(y | x) + λ/2·‖W‖²) / n, with the intercepts free.
///
/// Its numbers are W, then b, as one array, `[columns + 1, scores]`. Two classes have one score, for the second class; the first has 0.
///
/// @param x `[rows, columns]`, in the precision of the heavy products; the loss itself is FLOAT64
/// @param truth 1 for the class of each row, `[rows, classes]`, as FLOAT64
record SoftmaxObjective(Tensor x, Tensor truth, double lambda) implements Lbfgs.Objective {
    /// As many scores as classes, but one for two.
    private long scores() {
        return truth.size(1) == 2 ? 1 : truth.size(1);
    }

    /// W = 0, b = 0
    double[] start() {
        return new double[Math.toIntExact((x.size(1) + 1) * scores())];
    }

    /// The numbers as W above b, `[columns + 1, scores]`.
    Tensor matrix(double[] numbers) {
        return Tensor.of(numbers, x.size(1) + 1, scores());
    }

    @Override
    public double at(double[] numbers, double[] gradient) {
        long n = x.size(0);
        long columns = x.size(1);
        try (var scope = Scope.open()) {
            Tensor all = matrix(numbers);
            Tensor w = all.narrow(0, 0, columns);
            Tensor products = x.matmul(w.to(x.dtype())).toDouble();
            Tensor logs = logProbabilities(products, all.select(0, columns)); // [rows, classes]
            // ∂/∂s = p - y,  ∂/∂W = Xᵀ·(p - y) + λ·W
            Tensor error = logs.exp().sub(truth);
            Tensor slope = error.narrow(1, error.size(1) - all.size(1), all.size(1));
            Tensor back = x.t().matmul(slope.to(x.dtype())).toDouble().add(w.mul(lambda));
            Tensor both = Tensor.cat(List.of(back, slope.sumKeep(0)), 0).div(n);
            System.arraycopy(both.toDoubleArray(), 0, gradient, 0, gradient.length);
            double loss = -logs.mul(truth).sum().item();
            return (loss + lambda / 2 * w.square().sum().item()) / n;
        }
    }

    /// log p = s - log Σ eˢ, `[rows, classes]`.
    ///
    /// @param products x·W, `[rows, scores]`
    static Tensor logProbabilities(Tensor products, Tensor intercept) {
        Tensor scores = products.add(intercept);
        return (scores.size(1) == 1 ? scores.padConstant(0, 1, 0) : scores).logSoftmax(1);
    }
}
