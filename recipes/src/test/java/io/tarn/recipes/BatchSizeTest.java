package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Dataset;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchSizeTest {
    private static Dataset data(int count) {
        var random = Random.of(5);
        return Dataset.of(random.normal(count, 6), random.integers(0, 3, count));
    }

    private static Layer net() {
        Random.seed(3);
        return Linear.of(6, 3);
    }

    /// The variance of a mean of b draws is that of one draw over b.
    @Test
    void measuresNoiseThatFallsAsOneOverTheBatchSize() {
        var noise = GradientNoise.of(net(), data(512), 1);

        double mean = noise.scale();
        for (int i = 0; i < noise.sizes().length; i++) {
            assertThat(noise.noise()[i] * noise.sizes()[i]).isCloseTo(mean, within(0.4 * mean));
        }
    }

    @Test
    void movesEveryNeuronByTheLengthOfItsWeights() {
        Tensor weights = Tensor.of(new float[] {3, 4, 0, 0.5f}, 2, 2);
        Tensor bias = Tensor.of(new float[] {7, 7}, 2);

        List<Tensor> direction = Sharpness.direction(List.of(weights, bias), Random.of(1));

        assertThat(direction.get(0).square().sum(1).sqrt().toDoubleArray())
                .containsExactly(new double[] {5, 0.5}, within(1e-5));
        assertThat(direction.get(1).abs().sum().item()).isZero();
    }

    @Test
    void leavesTheNetAsItWas() {
        Layer net = net();
        double[] before = net.parameters().getFirst().value().toDoubleArray();

        double[] losses = new Sharpness(data(64), 2).around(net);

        assertThat(net.parameters().getFirst().value().toDoubleArray()).containsExactly(before);
        assertThat(losses).hasSize(9).doesNotContain(Double.NaN);
        assertThat(losses[0]).isNotEqualTo(losses[4]);
    }

    @Test
    void writesAPageWithAllItsCharts(@TempDir Path folder) {
        var outcome = new BatchSize().run(new Kitchen(folder, 1, 0.05, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(-1.0, 1.0);
        assertThat(outcome.page().html())
                .contains("Accuracy after equally many epochs", "Time for one epoch")
                .contains("Noise of the gradient", "Loss around the minimum");
    }
}
