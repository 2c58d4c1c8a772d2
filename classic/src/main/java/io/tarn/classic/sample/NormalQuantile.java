package io.tarn.classic.sample;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// The value that a standard normal number is below with a given probability: z = √2 · erf⁻¹(2p - 1).
final class NormalQuantile {
    private NormalQuantile() {}

    static double of(double p) {
        return of(new double[] {p})[0];
    }

    static double[] of(double[] p) {
        try (var scope = Scope.open()) {
            Tensor twice = Tensor.of(p, p.length).mul(2).sub(1);
            return twice.erfinv().mul(Math.sqrt(2)).toDoubleArray();
        }
    }
}
