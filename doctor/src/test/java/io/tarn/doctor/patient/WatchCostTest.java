package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Embedding;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.nn.TransformerEncoder;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What being watched costs a training: with and without in turn, the median of the ratios.
@Tag("slow")
final class WatchCostTest {
    private static final int ROUNDS = 7;
    private static final int STEPS = 100;
    private static final double MOST = 1.02;

    @Test
    void costsLittleOnAConvolutionalNetwork() {
        Random.seed(1);
        Layer net =
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
        int count = 32 * STEPS;
        Dataset data =
                Dataset.of(Tensor.randn(count, 3, 64, 64), Random.global().integers(0, 11, count));
        assertThat(ratio("cnn", net, data, 32)).isLessThan(MOST);
    }

    private static Layer block(long in, long out) {
        return Sequential.of(
                Conv2d.of(in, out, 3, c -> c.padding(1)),
                BatchNorm2d.of(out),
                Tensor::relu,
                x -> x.maxPool2d(2));
    }

    @Test
    void costsLittleOnATransformer() {
        Random.seed(1);
        Layer net =
                Sequential.of(
                        Embedding.of(1000, 128),
                        TransformerEncoder.of(2, 128, 4),
                        x -> x.mean(1),
                        Linear.of(128, 10));
        int count = 16 * STEPS;
        Dataset data =
                Dataset.of(
                        Random.global().integers(0, 1000, count, 64),
                        Random.global().integers(0, 10, count));
        assertThat(ratio("transformer", net, data, 16)).isLessThan(MOST);
    }

    private static double ratio(String name, Layer net, Dataset data, int batchSize) {
        Trainer plain =
                Trainer.of(net, CrossEntropy.of()).plan(p -> p.epochs(1).batchSize(batchSize));
        double[] ratios = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) { // one round to warm up
            long start = System.nanoTime();
            plain.fit(data);
            long middle = System.nanoTime();
            plain.with(Watch.light()).fit(data);
            long end = System.nanoTime();
            if (round >= 0) {
                ratios[round] = (end - middle) / (double) (middle - start);
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                "%s: a watched training of %d steps takes %.4f of the time (%.4f to %.4f)%n",
                name, STEPS, ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
        return ratios[ROUNDS / 2];
    }
}
