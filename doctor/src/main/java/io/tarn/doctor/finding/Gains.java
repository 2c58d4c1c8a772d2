package io.tarn.doctor.finding;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// How large weights are for the number of inputs that they sum up.
final class Gains {
    private Gains() {}

    /// The number of inputs of a unit.
    static double fan(Tensor weights) {
        return (double) weights.elements() / Math.max(1, weights.size(0));
    }

    /// √(mean w² · inputs): 0.6 by default, 1 by Glorot, 1.4 by He.
    static double of(Tensor weights) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return Math.sqrt(weights.detach().toDouble().square().mean().item() * fan(weights));
        }
    }

    /// Whether all weights are the same number.
    static boolean isConstant(Tensor weights) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor w = weights.detach();
            return w.max().item() == w.min().item();
        }
    }

    /// The share of units with the same weights as the unit before them, where those are not all 0.
    static double alike(Tensor weights) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor rows = weights.detach().reshape(weights.size(0), -1);
            if (rows.size(0) < 2) {
                return 0;
            }
            long n = rows.size(0) - 1;
            Tensor apart = rows.narrow(0, 1, n).sub(rows.narrow(0, 0, n)).abs().max(1);
            Tensor size = rows.narrow(0, 1, n).abs().max(1);
            return apart.le(size.mul(1e-6)).toFloat().mean().item();
        }
    }
}
