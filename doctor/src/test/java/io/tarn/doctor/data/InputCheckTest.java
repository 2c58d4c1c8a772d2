package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InputCheckTest {
    @Test
    void standardisedInputsAndImagesAreFine() {
        for (Tensor x :
                List.of(
                        Random.of(1).normal(100, 5),
                        Strokes.upright(50, 1),
                        Random.of(2).integers(0, 900, 50, 12))) {
            InputCheck check = InputCheck.of(x);
            assertThat(check.hasBadValues()).isFalse();
            assertThat(check.isUnscaled()).isFalse();
            assertThat(check.saysNothing()).isFalse();
        }
    }

    @Test
    void bordersOfImagesAreConstantAndNoFault() {
        Tensor images = Strokes.upright(50, 1);
        images.narrow(2, 0, 2).zero_();

        InputCheck check = InputCheck.of(images);

        assertThat(check.constant()).isGreaterThanOrEqualTo(32);
        assertThat(check.saysNothing() || check.isUnscaled()).isFalse();
    }

    @Test
    void countsMissingAndInfiniteValuesWhereTheyAre() {
        Tensor x = Random.of(3).normal(10, 3);
        x.narrow(0, 0, 2).narrow(1, 1, 1).fill_(Double.NaN);
        x.narrow(0, 1, 1).narrow(1, 2, 1).fill_(Double.NEGATIVE_INFINITY);
        x.narrow(0, 9, 1).zero_();

        InputCheck check = InputCheck.of(x, List.of("a", "b"));

        assertThat(check.missing()).isEqualTo(2);
        assertThat(check.infinite()).isEqualTo(1);
        assertThat(check.badRows()).isEqualTo(2);
        assertThat(check.zeroRows()).isEqualTo(1);
        assertThat(check.features().get(1).name()).isEqualTo("b");
        assertThat(check.features().get(1).missing()).isEqualTo(2);
        assertThat(check.features().get(2).name()).isEqualTo("feature 2");
        assertThat(check.features()).allMatch(f -> Double.isFinite(f.mean() + f.spread()));
    }

    /// Means and spreads are those of the finite values.
    @Test
    void spreadsLeaveMissingValuesOut() {
        Tensor x = Tensor.of(new float[] {1, 3, Float.NaN, 5}, 4, 1);

        InputCheck.Feature feature = InputCheck.of(x).features().getFirst();

        assertThat(feature.mean()).isCloseTo(3, within(1e-9));
        assertThat(feature.spread()).isCloseTo(Math.sqrt(8 / 3.0), within(1e-9));
    }

    @Test
    void featuresOfOtherScaleAreUnscaled() {
        Tensor x = Random.of(4).normal(100, 3);
        x.narrow(1, 2, 1).mul_(255);

        InputCheck check = InputCheck.of(x);

        assertThat(check.scaleRatio()).isBetween(200.0, 330.0);
        assertThat(check.isUnscaled()).isTrue();
        assertThat(InputCheck.of(Strokes.upright(20, 1).mul(255)).isUnscaled()).isTrue();
        assertThat(check.chart().description()).isNotEmpty();
    }

    @Test
    void inputsOfOneValueSayNothing() {
        assertThat(InputCheck.of(Tensor.zeros(10, 4)).saysNothing()).isTrue();
        assertThat(InputCheck.of(Tensor.ones(10, 4).mul(0.3)).saysNothing()).isTrue();
        assertThat(InputCheck.of(Tensor.zeros(10, 4)).zeroRows()).isEqualTo(10);
    }
}
