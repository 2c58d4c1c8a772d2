package io.tarn.bench;

import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;

/// The product of the Hessian of a small network's loss with a vector.
final class HessianVector {
    private HessianVector() {}

    static Runnable step() {
        Sequential net = Mlp.of(64, 128, 128, 10);
        List<Tensor> parameters = net.values();
        List<Tensor> v = parameters.stream().map(Tensor::randnLike).toList();
        Tensor x = Tensor.randn(512, 64);
        Tensor y = Random.global().integers(0, 10, 512);
        CrossEntropy loss = CrossEntropy.of();
        return () -> {
            try (var scope = Scope.open()) {
                Gradient.hvp(loss.forward(net.forward(x), y), parameters, v);
            }
        };
    }
}
