package io.tarn.bench;

import io.tarn.nn.Layer;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// Single calls of networks in eval mode, as a service makes them.
final class Inference {
    private Inference() {}

    static Runnable mlp() {
        return call(Mlp.of(117, 256, 256, 1), Tensor.randn(1, 117));
    }

    static Runnable resnet18() {
        return call(ResNet18.net(), Tensor.randn(1, 3, 32, 32));
    }

    private static Runnable call(Layer net, Tensor x) {
        net.eval();
        return () -> {
            try (var scope = Scope.open();
                    var inference = Gradient.inference()) {
                net.forward(x);
            }
        };
    }
}
