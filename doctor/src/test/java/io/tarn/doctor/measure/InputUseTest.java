package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Supervised;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputUseTest {
    private static Supervised task(Layer net) {
        return new Supervised(net, MeanSquaredError.of(), Adam.of(net.parameters()), List.of());
    }

    /// Targets that follow the inputs so much, from 0 to 1.
    private static Batch related(double relation, long seed) {
        Random random = Random.of(seed);
        Tensor x = random.normal(64, 1);
        return Batch.of(x, x.mul(relation).add(random.normal(64, 1)));
    }

    private static Linear identity() {
        Linear line = Linear.of(1, 1, c -> c.noBias());
        line.weight().set(Tensor.ones(1, 1));
        return line;
    }

    /// For y = x + noise of variance 1: true loss 1, shuffled E(x' - x - ε)² = 3, zeros 2.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void seesThatTheInputIsUsed(long seed) {
        InputUse use =
                InputUse.of(task(identity()), List.of(related(1, seed), related(1, seed + 100)));

        assertThat(use.isIgnored()).isFalse();
        assertThat(use.loss()).isCloseTo(1, within(0.4));
        assertThat(use.shuffled()).isCloseTo(3, within(0.8));
        assertThat(use.zeroed()).isCloseTo(2, within(0.7));
        assertThat(use.strength()).isGreaterThan(4);
    }

    @Test
    void unrelatedInputsAreFoundUsefulNoMoreOftenThanChanceSays() {
        long found =
                IntStream.range(0, 60)
                        .filter(seed ->
                                !InputUse.of(task(identity()), List.of(related(0, seed)))
                                        .isIgnored())
                        .count();

        assertThat(found).isLessThanOrEqualTo(7);
    }

    @Test
    void aNetThatDoesNotLookIgnoresEverything() {
        Linear line = identity();
        line.weight().set(Tensor.zeros(1, 1));

        InputUse use = InputUse.of(task(line), List.of(related(1, 1)));

        assertThat(use.isIgnored()).isTrue();
        assertThat(use.chance()).isEqualTo(1);
        assertThat(use.strength()).isZero();
        assertThat(use.zeroed()).isEqualTo(use.loss());
        assertThat(use.chart().svg(300, 200)).contains("<svg");
    }

    @Test
    void rejectsBatchesWithoutTargets() {
        assertThatThrownBy(
                        () -> InputUse.of(task(identity()), List.of(Batch.of(Tensor.ones(4, 1)))))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("0 targets");
    }

    @Test
    void rejectsTooFewPermutations() {
        assertThatThrownBy(() ->
                        InputUse.of(
                                task(identity()), List.of(related(1, 1)), c -> c.permutations(5)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("19");
    }
}
