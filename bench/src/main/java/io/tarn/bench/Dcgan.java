package io.tarn.bench;

import io.tarn.loss.BinaryCrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.ConvTranspose2d;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// A generator and a discriminator of 64x64 images.
final class Dcgan {
    private static final long NOISE = 100;

    private Dcgan() {}

    private static Sequential generator() {
        return Sequential.of(
                ConvTranspose2d.of(NOISE, 256, 4, c -> c.noBias()),
                BatchNorm2d.of(256),
                Tensor::relu,
                up(256, 128),
                up(128, 64),
                up(64, 32),
                ConvTranspose2d.of(32, 3, 4, c -> c.stride(2).padding(1)),
                Tensor::tanh);
    }

    private static Sequential discriminator() {
        return Sequential.of(
                Conv2d.of(3, 32, 4, c -> c.stride(2).padding(1)),
                x -> x.leakyRelu(0.2),
                down(32, 64),
                down(64, 128),
                down(128, 256),
                Conv2d.of(256, 1, 4),
                x -> x.flatten(1));
    }

    private static Layer up(long in, long out) {
        return Sequential.of(
                ConvTranspose2d.of(in, out, 4, c -> c.stride(2).padding(1).noBias()),
                BatchNorm2d.of(out),
                Tensor::relu);
    }

    private static Layer down(long in, long out) {
        return Sequential.of(
                Conv2d.of(in, out, 4, c -> c.stride(2).padding(1)),
                BatchNorm2d.of(out),
                x -> x.leakyRelu(0.2));
    }

    static Runnable step() {
        Sequential g = generator();
        Sequential d = discriminator();
        Adam forG = Adam.of(g.parameters(), c -> c.learningRate(2e-4).betas(0.5, 0.999));
        Adam forD = Adam.of(d.parameters(), c -> c.learningRate(2e-4).betas(0.5, 0.999));
        Loss loss = BinaryCrossEntropy.of();
        Tensor real = Tensor.rand(32, 3, 64, 64).mul(2).sub(1);
        Tensor ones = Tensor.ones(32, 1);
        Tensor zeros = Tensor.zeros(32, 1);
        return () -> {
            try (var scope = Scope.open()) {
                forD.zeroGrad();
                Tensor fake = g.forward(Tensor.randn(32, NOISE, 1, 1));
                loss.forward(d.forward(real), ones)
                        .add(loss.forward(d.forward(fake.detach()), zeros))
                        .backward();
                forD.step();
                forG.zeroGrad();
                Tensor again = g.forward(Tensor.randn(32, NOISE, 1, 1));
                loss.forward(d.forward(again), ones).backward();
                forG.step();
            }
        };
    }
}
