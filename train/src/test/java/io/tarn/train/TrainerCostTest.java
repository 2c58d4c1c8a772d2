package io.tarn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.data.Sampler;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the trainer costs over the shortest loop that does the same, epoch against epoch in turn.
@Tag("slow")
final class TrainerCostTest {
    private static final int ROUNDS = 9;
    private static final double MOST = 1.02;

    @Test
    void costsLittleOnASmallNetwork() {
        Random.seed(1);
        Layer net =
                Sequential.of(
                        Linear.of(117, 256),
                        Tensor::relu,
                        Linear.of(256, 256),
                        Tensor::relu,
                        Linear.of(256, 1));
        Dataset data = Dataset.of(Tensor.randn(256 * 1000, 117), Tensor.randn(256 * 1000, 1));
        assertThat(ratio("mlp", net, MeanSquaredError.of(), data, 256)).isLessThan(MOST);
    }

    @Test
    void costsLittleOnAConvolutionalNetwork() {
        Random.seed(1);
        Layer net =
                Sequential.of(
                        Conv2d.of(3, 32, 3),
                        BatchNorm2d.of(32),
                        Tensor::relu,
                        MaxPool2d.of(2),
                        Conv2d.of(32, 64, 3),
                        BatchNorm2d.of(64),
                        Tensor::relu,
                        MaxPool2d.of(2),
                        Flatten.of(),
                        Linear.of(64 * 14 * 14, 11));
        Dataset data =
                Dataset.of(Tensor.randn(1280, 3, 64, 64), Random.global().integers(0, 11, 1280));
        assertThat(ratio("cnn", net, CrossEntropy.of(), data, 32)).isLessThan(MOST);
    }

    /// The median over rounds of the trainer's time for an epoch divided by the loop's.
    private static double ratio(String name, Layer net, Loss loss, Dataset data, int batchSize) {
        Trainer trainer = Trainer.of(net, loss).plan(p -> p.epochs(1).batchSize(batchSize));
        Optimizer optimizer = Adam.of(net.parameters());
        double[] ratios = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) { // two rounds to warm up
            long start = System.nanoTime();
            loop(net, loss, optimizer, data, batchSize, round + 2);
            long middle = System.nanoTime();
            trainer.fit(data);
            long end = System.nanoTime();
            if (round >= 0) {
                ratios[round] = (end - middle) / (double) (middle - start);
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                "%s: the trainer takes %.4f of the loop's time%n", name, ratios[ROUNDS / 2]);
        return ratios[ROUNDS / 2];
    }

    private static void loop(
            Layer net, Loss loss, Optimizer optimizer, Dataset data, int batchSize, int epoch) {
        net.train();
        int[] order = Sampler.shuffled(data.size(), 0).order(epoch);
        double sum = 0;
        for (int at = 0; at < order.length; at += batchSize) {
            try (var scope = Scope.open()) {
                var batch =
                        data.batch(
                                Arrays.copyOfRange(
                                        order, at, Math.min(at + batchSize, order.length)),
                                new java.util.SplittableRandom(0));
                optimizer.zeroGrad();
                Tensor value = loss.forward(net.forward(batch.x()), batch.y());
                value.backward();
                optimizer.step();
                sum += value.item();
            }
        }
        assertThat(sum).isFinite();
    }
}
