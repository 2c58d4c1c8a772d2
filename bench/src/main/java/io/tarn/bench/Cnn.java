package io.tarn.bench;

import io.tarn.loss.CrossEntropy;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;

/// Four blocks of convolution, normalisation, ReLU and pooling, and a classifier.
final class Cnn {
    private Cnn() {}

    static Runnable step() {
        Sequential net =
                Sequential.of(
                        block(3, 32),
                        block(32, 64),
                        block(64, 128),
                        block(128, 256),
                        x -> x.flatten(1),
                        Linear.of(256 * 16, 256),
                        Tensor::relu,
                        Dropout.of(0.5),
                        Linear.of(256, 11));
        return new Training(
                net,
                Adam.of(net.parameters(), c -> c.learningRate(3e-4)),
                CrossEntropy.of(),
                Tensor.randn(32, 3, 64, 64),
                Random.global().integers(0, 11, 32));
    }

    private static Layer block(long in, long out) {
        return Sequential.of(
                Conv2d.of(in, out, 3, c -> c.padding(1)),
                BatchNorm2d.of(out),
                Tensor::relu,
                x -> x.maxPool2d(2));
    }
}
