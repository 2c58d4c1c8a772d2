package io.tarn.bench;

import io.tarn.loss.CrossEntropy;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;

/// ResNet-18 in the form for 32x32 images.
final class ResNet18 {
    private ResNet18() {}

    private record Block(Layer first, Layer second, Layer shortcut) implements Layer {
        static Block of(long in, long out, long stride) {
            return new Block(
                    Sequential.of(conv(in, out, 3, stride), BatchNorm2d.of(out), Tensor::relu),
                    Sequential.of(conv(out, out, 3, 1), BatchNorm2d.of(out)),
                    stride > 1 || in != out
                            ? Sequential.of(conv(in, out, 1, stride), BatchNorm2d.of(out))
                            : x -> x);
        }

        @Override
        public Tensor forward(Tensor x) {
            return second.forward(first.forward(x)).add(shortcut.forward(x)).relu();
        }
    }

    static Sequential net() {
        return Sequential.of(
                conv(3, 64, 3, 1),
                BatchNorm2d.of(64),
                Tensor::relu,
                stage(64, 64, 1),
                stage(64, 128, 2),
                stage(128, 256, 2),
                stage(256, 512, 2),
                x -> x.mean(2, 3),
                Linear.of(512, 10));
    }

    static Runnable step() {
        Sequential net = net();
        return new Training(
                net,
                Sgd.of(net.parameters(), c -> c.learningRate(0.1).momentum(0.9).weightDecay(5e-4)),
                CrossEntropy.of(),
                Tensor.randn(32, 3, 32, 32),
                Random.global().integers(0, 10, 32));
    }

    private static Layer stage(long in, long out, long stride) {
        return Sequential.of(Block.of(in, out, stride), Block.of(out, out, 1));
    }

    private static Conv2d conv(long in, long out, long kernel, long stride) {
        return Conv2d.of(in, out, kernel, c -> c.stride(stride).padding(kernel / 2).noBias());
    }
}
