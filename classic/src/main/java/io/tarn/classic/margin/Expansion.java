package io.tarn.classic.margin;

import io.tarn.classic.Examples;
import io.tarn.classic.Kernel;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// What a machine with a kernel has learned: weighted similarities to some of its rows, the support vectors.
///
/// @param vectors `[vectors, columns]`
/// @param coefficients α, `[vectors, functions]`
/// @param thresholds ρ, `[functions]`
record Expansion(Kernel kernel, Tensor vectors, Tensor coefficients, Tensor thresholds) {
    private static final long CELLS = 1 << 22; // of similarities held at once

    Expansion {
        vectors.unscoped();
        coefficients.unscoped();
        thresholds.unscoped();
    }

    /// f(x) = Σᵢ αᵢ·k(xᵢ, x) - ρ
    ///
    /// @param who complains
    /// @return `[rows, functions]`
    Tensor values(String who, Tensor x) {
        Tensor rows = Examples.asked(who, x, vectors.size(1));
        long step = Math.max(1, CELLS / Math.max(1, vectors.size(0)));
        List<Tensor> values = rows.split(step, 0).stream().map(this::part).toList();
        return Examples.answer(who, Tensor.cat(values, 0).sub(thresholds));
    }

    private Tensor part(Tensor x) {
        try (var scope = Scope.open()) {
            return scope.keep(kernel.between(x, vectors).matmul(coefficients));
        }
    }

    Saved saved(String type) {
        return Saved.of(
                type,
                kernel.settings(),
                Map.of("vectors", vectors, "coefficients", coefficients, "thresholds", thresholds));
    }

    static Expansion restore(Saved saved) {
        Tensor vectors = saved.tensor("vectors", -1, -1);
        Tensor coefficients = saved.tensor("coefficients", vectors.size(0), -1);
        return new Expansion(
                Kernel.restore(saved),
                vectors,
                coefficients,
                saved.tensor("thresholds", coefficients.size(1)));
    }
}
