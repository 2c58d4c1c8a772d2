package io.tarn.doctor.data;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// Probabilities of the distributions that tests compare with.
final class Chance {
    private Chance() {}

    /// P(Z > z) of a standard normal Z.
    static double normalAbove(double z) {
        try (var scope = Scope.open()) {
            return Tensor.of(new double[] {z / Math.sqrt(2)}).erfc().item() / 2;
        }
    }

    static double twoSided(double z) {
        return Math.min(1, 2 * normalAbove(Math.abs(z)));
    }

    /// P(X > x) of a chi-squared X: Q(k/2, x/2).
    static double chiSquaredAbove(double x, int freedom) {
        if (x <= 0 || freedom <= 0) {
            return 1;
        }
        try (var scope = Scope.open()) {
            Tensor half = Tensor.of(new double[] {freedom / 2.0});
            return half.gammaincc(Tensor.of(new double[] {x / 2})).item();
        }
    }
}
