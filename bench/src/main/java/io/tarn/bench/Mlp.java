package io.tarn.bench;

import io.tarn.loss.CrossEntropy;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Fully connected networks with ReLU between their layers.
final class Mlp {
    private Mlp() {}

    static Sequential of(long... widths) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            layers.add(Linear.of(widths[i - 1], widths[i]));
            if (i < widths.length - 1) {
                layers.add(Tensor::relu);
            }
        }
        return Sequential.of(layers);
    }

    static Runnable small() {
        Sequential net = of(117, 256, 256, 1);
        return new Training(
                net,
                Adam.of(net.parameters(), c -> c.learningRate(1e-3)),
                MeanSquaredError.of(),
                Tensor.randn(256, 117),
                Tensor.randn(256, 1));
    }

    static Runnable wide() {
        Sequential net = of(784, 2048, 2048, 10);
        return new Training(
                net,
                Sgd.of(net.parameters(), c -> c.learningRate(1e-2).momentum(0.9)),
                CrossEntropy.of(),
                Tensor.randn(128, 784),
                Random.global().integers(0, 10, 128));
    }
}
