package io.tarn.recipes;

import io.tarn.tensor.DType;
import io.tarn.tensor.Linalg;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// The weights of a linear function in closed form, in float64.
///
/// @param weights one for each column
/// @param mean of the targets, which is added to every prediction and pays no penalty
record LeastSquares(double[] weights, double mean) {
    /// The weights w with the least ‖X·w - (y - ȳ)‖² + λ·‖w‖². Where λ is 0 and many do equally well, the shortest.
    static LeastSquares fit(double[][] x, double[] y, double lambda) {
        double mean = Spread.of(y).mean();
        try (var scope = Scope.open()) {
            Tensor rows = Tensor.of(x); // [rows, columns]
            Tensor targets = Tensor.of(y, y.length, 1).sub(mean);
            Tensor across = rows.transpose(0, 1);
            Tensor weights;
            if (lambda == 0) {
                // w = X⁺·y
                weights = Linalg.pinv(rows).matmul(targets);
            } else {
                // (Xᵀ·X + λ·I)·w = Xᵀ·y
                Tensor penalty = Tensor.eye(rows.size(1)).to(DType.FLOAT64).mul(lambda);
                weights = Linalg.solve(across.matmul(rows).add(penalty), across.matmul(targets));
            }
            return new LeastSquares(weights.toDoubleArray(), mean);
        }
    }

    /// X·w + ȳ.
    double[] predict(double[][] x) {
        double[] predicted = new double[x.length];
        for (int row = 0; row < x.length; row++) {
            predicted[row] = mean;
            for (int column = 0; column < weights.length; column++) {
                predicted[row] += weights[column] * x[row][column];
            }
        }
        return predicted;
    }

    /// The root of the mean squared error: √(Σ(ŷ - y)² / n).
    double error(double[][] x, double[] y) {
        double[] predicted = predict(x);
        double sum = 0;
        for (int row = 0; row < y.length; row++) {
            sum += Math.pow(predicted[row] - y[row], 2);
        }
        return Math.sqrt(sum / y.length);
    }
}
