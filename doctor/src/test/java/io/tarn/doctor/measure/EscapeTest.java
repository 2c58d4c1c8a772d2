package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EscapeTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void leavesASaddleBetterThanOtherSteps(long seed) {
        var halves =
                ConstructedPoint.halves(
                        seed, DType.FLOAT32, 0.1, 0, -0.5, 0.5, 1, 2, 2, 3, 4, 5, 6, 7);
        Objective objective = halves.whole();
        var point = CriticalPoint.of(halves);

        var escape = Escape.from(objective, point);

        assertThat(escape.isBest()).isTrue();
        assertThat(objective.value()).isEqualTo(escape.start());
        escape.take(objective);
        assertThat(objective.value()).isCloseTo(escape.loss(), within(1e-6));
    }

    @Test
    void showsTheFourLosses() {
        var halves = ConstructedPoint.halves(1, DType.FLOAT64, 0, 0, -1, 1);

        var escape = Escape.from(halves.whole(), CriticalPoint.of(halves));

        assertThat(escape.chart().sets().getFirst().values())
                .containsExactly(
                        escape.start(), escape.loss(), escape.gradientLoss(), escape.randomLoss());
    }

    /// Two million weights at 0, a saddle of every deep linear net; vectors for 64 megabytes are 8.
    @Test
    void escapesWithTwoMillionWeights() {
        Random.seed(1);
        var net = Sequential.of(Linear.of(1000, 2000), Linear.of(2000, 4));
        try (var off = Gradient.off()) {
            net.parameters().forEach(parameter -> parameter.value().zero_());
        }
        Tensor x = Tensor.randn(8, 1000);
        Tensor y = x.narrow(1, 0, 4).sub(x.narrow(1, 0, 4).mean(0));
        Objective objective =
                Objective.of(
                        net,
                        List.of(Batch.of(x, y)),
                        it -> MeanSquaredError.of().forward(net.forward(it.x()), it.y()));

        var point = CriticalPoint.of(objective, c -> c.lanczos(l -> l.megabytes(64).steps(24)));
        var escape = Escape.from(objective, point);

        assertThat(objective.size()).isGreaterThan(2_000_000);
        assertThat(point.verdict()).isEqualTo(CriticalPoint.Verdict.SADDLE);
        assertThat(escape.isBest()).isTrue();
        assertThat(escape.loss()).isLessThan(0.9 * escape.start());
    }

    @Test
    void refusesToEscapeFromAMinimum() {
        var halves = ConstructedPoint.halves(1, DType.FLOAT64, 0, 0, 2, 1);
        var point = CriticalPoint.of(halves);

        assertThatThrownBy(() -> Escape.from(halves.whole(), point))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("MINIMUM");
    }
}
