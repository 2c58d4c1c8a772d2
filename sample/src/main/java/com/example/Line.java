package com.example;

import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Linear;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// Learns the line y = 3·x + 1 from sixty-four of its points.
final class Line {
    private Line() {}

    static void main() {
        var x = Tensor.linspace(-1, 1, 64).unsqueeze(1); // [points, 1]
        var y = x.mul(3).add(1);
        var line = Linear.of(1, 1);
        var loss = MeanSquaredError.of();
        for (int step = 0; step < 200; step++) {
            try (var _ = Scope.open()) {
                loss.forward(line.forward(x), y).backward();
                try (var _ = Gradient.off()) {
                    // θ ← θ - η·∂loss/∂θ
                    line.parameters().forEach(θ -> θ.value().sub_(θ.grad().orElseThrow().mul(0.3)));
                }
                line.zeroGrad();
            }
        }
        var slope = line.state().get("weight").item();
        var height = line.state().get("bias").item();
        IO.println("y = %.2f·x + %.2f".formatted(slope, height));
    }
}
