package com.example;

import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Linear;
import io.tarn.optim.Sgd;
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
        var sgd = Sgd.of(line.parameters(), c -> c.learningRate(0.3));
        for (int step = 0; step < 200; step++) {
            try (var scope = Scope.open()) {
                sgd.zeroGrad();
                loss.forward(line.forward(x), y).backward();
                sgd.step();
            }
        }
        var slope = line.state().get("weight").item();
        var height = line.state().get("bias").item();
        IO.println("y = %.2f·x + %.2f".formatted(slope, height));
    }
}
