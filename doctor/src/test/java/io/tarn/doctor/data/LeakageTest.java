package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeakageTest {
    private static Tensor with(Tensor x, Tensor column) {
        return Tensor.cat(List.of(x, column.toFloat().reshape(-1, 1)), 1);
    }

    /// Classes by the sum of the first two of six features; labels that nothing predicts. Measured on 100 draws of each: no suspect.
    @Test
    void honestFeaturesAreNotSuspect() {
        Random chance = Random.of(1);
        for (int k = 0; k < 10; k++) {
            try (var scope = Scope.open()) {
                Tensor x = chance.normal(300, 6);
                Tensor y = x.narrow(1, 0, 2).sum(1).gt(0).toLong();
                assertThat(Leakage.of(x, y).found()).isFalse();
                assertThat(Leakage.of(x, chance.integers(0, 3, 300)).found()).isFalse();
                assertThat(Leakage.of(x, chance.normal(300)).found()).isFalse();
            }
        }
    }

    /// Two measures of the same cause, as petals are in iris, explain each other.
    @Test
    void aStrongFeatureWithAnEqualIsNotSuspect() {
        Random chance = Random.of(2);
        Tensor cause = chance.integers(0, 3, 300);
        Tensor wide = cause.toFloat().reshape(-1, 1).add(chance.normal(300, 2).mul(0.15));

        Leakage leakage = Leakage.of(Tensor.cat(List.of(wide, chance.normal(300, 2)), 1), cause);

        assertThat(leakage.explained()[0]).isGreaterThan(0.9);
        assertThat(leakage.found()).isFalse();
    }

    @Test
    void theLabelAsAColumnIsFoundAndNamed() {
        for (int seed = 0; seed < 5; seed++) {
            Random chance = Random.of(seed);
            Tensor x = chance.normal(300, 3);
            Tensor y = x.narrow(1, 0, 2).sum(1).gt(0).toLong();

            Leakage leakage =
                    Leakage.of(with(x, y), y, c -> c.names(List.of("a", "b", "c", "outcome")));

            assertThat(leakage.suspects()).hasSize(1);
            assertThat(leakage.suspects().getFirst().name()).isEqualTo("outcome");
            assertThat(leakage.suspects().getFirst().explained()).isCloseTo(1, within(0.01));
        }
    }

    @Test
    void aCopyOfALeakDoesNotHideIt() {
        Random chance = Random.of(3);
        Tensor x = chance.normal(300, 3);
        Tensor y = chance.normal(300).add(x.select(1, 0));

        Leakage leakage = Leakage.of(with(with(x, y.mul(2)), y.add(1)), y);

        assertThat(leakage.suspects()).extracting(Leakage.Suspect::feature).contains(3, 4);
        assertThat(leakage.chart().description()).isNotEmpty();
    }

    @Test
    void aPixelThatHoldsTheLabelIsFound() {
        Tensor images = Strokes.upright(200, 1);
        Tensor y = Random.of(4).integers(0, 2, 200);
        images.narrow(2, 15, 1).narrow(3, 15, 1).copy_(y.toFloat().reshape(-1, 1, 1, 1));

        Leakage leakage = Leakage.of(images, y);

        assertThat(leakage.suspects().getFirst().name()).isEqualTo("value (0, 15, 15)");
    }
}
