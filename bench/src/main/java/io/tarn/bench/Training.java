package io.tarn.bench;

import io.tarn.loss.Loss;
import io.tarn.nn.Layer;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// One supervised training step: gradients cleared, forward, loss, backward, optimizer.
record Training(Layer net, Optimizer optimizer, Loss loss, Tensor x, Tensor y) implements Runnable {
    @Override
    public void run() {
        try (var scope = Scope.open()) {
            optimizer.zeroGrad();
            loss.forward(net.forward(x), y).backward();
            optimizer.step();
        }
    }
}
