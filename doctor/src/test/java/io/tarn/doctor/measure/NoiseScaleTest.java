package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Dataset;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Linear;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Supervised;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Oracle: linear regression, where the gradient of an example is 2·(w·x - y)·x, so that Σ and G are known exactly.
final class NoiseScaleTest {
    private static final int EXAMPLES = 512;

    private final Linear line = Linear.of(3, 1, c -> c.noBias());
    private final Supervised task =
            new Supervised(line, MeanSquaredError.of(), Adam.of(line.parameters()), List.of());

    /// y = x·(1, 1, 1) + noise, and the model stands at (1 + distance)·(1, 1, 1).
    private Dataset regression(double noise, double distance, long seed) {
        Random random = Random.of(seed);
        Tensor x = random.normal(EXAMPLES, 3);
        Tensor y = x.sumKeep(1).add(random.normal(EXAMPLES, 1), noise);
        line.parameters().getFirst().set(Tensor.ones(1, 3).mul(1 + distance));
        return Dataset.of(x, y);
    }

    private record Truth(double noise, double signal) {
        static Truth of(Dataset data, Tensor w) {
            Tensor x = data.all().x();
            Tensor each = x.mul(x.matmul(w.detach().t()).sub(data.all().y()).mul(2)); // [n, 3]
            double signal = each.mean(0).square().sum().item();
            return new Truth(each.square().sum(1).mean().item() - signal, signal);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isThatOfLinearRegression(long seed) {
        Dataset data = regression(1, 0.3, seed);
        Truth truth = Truth.of(data, line.parameters().getFirst().value());

        NoiseScale measured = NoiseScale.of(task, data, c -> c.samples(64).seed(seed));

        double b = truth.noise / truth.signal;
        assertThat(measured.ratio()).isCloseTo(1 / b, within(4 * measured.error()));
        assertThat(measured.noise()).isCloseTo(truth.noise, within(0.15 * truth.noise));
        assertThat(measured.value()).isCloseTo(b, within(0.5 * b));
        assertThat(measured.error()).isLessThan(0.3 / b);
    }

    /// With σ² the noise, E xxᵀ = I and d weights: tr Σ = 4dσ² where the gradient vanishes.
    @Test
    void findsNoSignalAtTheMinimum() {
        Dataset data = regression(0.5, 0, 7);

        NoiseScale measured = NoiseScale.of(task, data);

        assertThat(measured.noise()).isCloseTo(4 * 3 * 0.25, within(0.6));
        assertThat(measured.low()).isGreaterThan(64);
        assertThat(measured.high()).isInfinite();
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        Dataset data = regression(1, 0.5, 11);
        Truth truth = Truth.of(data, line.parameters().getFirst().value());
        double b = truth.noise / truth.signal;
        int held = 0;
        for (int seed = 0; seed < 40; seed++) {
            int number = seed;
            NoiseScale measured = NoiseScale.of(task, data, c -> c.small(2).chunks(8).seed(number));
            held += measured.low() <= b && b <= measured.high() ? 1 : 0;
        }

        assertThat(held).isBetween(33, 40);
    }

    @Test
    void leavesTheTaskAsItWas() {
        Dataset data = regression(1, 0.5, 1);
        Tensor before = line.parameters().getFirst().value().detach().copy();
        Tensor random = Random.global().state();
        line.parameters().getFirst().value().grad(Tensor.ones(1, 3));

        NoiseScale.of(task, data, c -> c.samples(2));

        assertThat(line.parameters().getFirst().value().detach().sameAs(before)).isTrue();
        assertThat(Random.global().state().sameAs(random)).isTrue();
        assertThat(line.parameters().getFirst().grad().orElseThrow().sameAs(Tensor.ones(1, 3)))
                .isTrue();
    }

    @Test
    void rejectsASingleChunk() {
        assertThatThrownBy(() -> NoiseScale.of(task, regression(1, 0, 1), c -> c.chunks(1)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("2 chunks");
    }
}
