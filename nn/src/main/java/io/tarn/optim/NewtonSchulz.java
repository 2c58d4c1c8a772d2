package io.tarn.optim;

import io.tarn.tensor.Tensor;

/// The iteration that draws all singular values of a matrix towards 1, by products only.
///
/// ```
/// X ← X / ‖X‖
/// X ← aX + (bA + cA²)X,   A = XXᵀ        five times
/// ```
///
/// The polynomial is chosen for speed: the singular values end between about 0.7 and 1.2.
final class NewtonSchulz {
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;
    private static final int STEPS = 5;
    private static final double SMALLEST = 1e-7;

    private NewtonSchulz() {}

    static Tensor orthogonal(Tensor matrix) { // [m, n] → [m, n]
        boolean tall = matrix.size(0) > matrix.size(1);
        Tensor x = tall ? matrix.transpose(0, 1) : matrix;
        // X ← X / ‖X‖
        x = x.div(x.norm().clampMin_(SMALLEST));
        for (int step = 0; step < STEPS; step++) {
            // A = XXᵀ
            Tensor a = x.matmul(x.transpose(0, 1)); // [min, min]
            // X ← aX + (bA + cA²)X
            Tensor polynomial = a.matmul(a).mul_(C).add_(a, B);
            x = polynomial.matmul(x).add_(x, A);
        }
        return tall ? x.transpose(0, 1) : x;
    }
}
