package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class PositionsTest {
    @Test
    void sinusoidalCodesAreThoseOfThePaper() {
        Tensor table = SinusoidalPositions.of(6).table(10);
        assertThat(table.get(7, 0).item()).isCloseTo(Math.sin(7), within(1e-6));
        assertThat(table.get(7, 1).item()).isCloseTo(Math.cos(7), within(1e-6));
        double rate = Math.pow(10_000, -4.0 / 6);
        assertThat(table.get(9, 4).item()).isCloseTo(Math.sin(9 * rate), within(1e-6));
        assertThat(table.get(9, 5).item()).isCloseTo(Math.cos(9 * rate), within(1e-6));
    }

    @Test
    void codesAreAddedToEachSequence() {
        Tensor x = Tensor.randn(2, 3, 4);
        SinusoidalPositions waves = SinusoidalPositions.of(4);
        assertThat(Exact.gap(waves.forward(x).sub(x), waves.table(3).expand(2, 3, 4)))
                .isLessThan(1e-6);
        LearnedPositions learned = LearnedPositions.of(8, 4);
        assertThat(Exact.gap(learned.forward(x).sub(x), learned.table(3).expand(2, 3, 4)))
                .isLessThan(1e-6);
        assertThat(learned.parameterCount()).isEqualTo(32);
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> LearnedPositions.of(8, 4).forward(Tensor.zeros(1, 9, 4)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "LearnedPositions(8, 4): expected 8 places at most, got [1, 9, 4]; "
                                + "cut the sequence, or build the net for longer ones");
        assertThatThrownBy(() -> SinusoidalPositions.of(5))
                .hasMessage(
                        "SinusoidalPositions: expected an even width, got 5; half are sines, half cosines");
        assertThatThrownBy(() -> LearnedPositions.of(0, 4))
                .hasMessageStartingWith("LearnedPositions: expected a length of 1 or more, got 0");
    }
}
