package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.TensorException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ImbalanceTest {
    /// One row of class 1 for `ratio` of class 0, where each class has a recall of its own.
    private static Imbalance of(int rows, int ratio, double common, double rare, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int[] labels = IntStream.range(0, rows).map(i -> i % (ratio + 1) == 0 ? 1 : 0).toArray();
        int[] predictions =
                IntStream.of(labels)
                        .map(y -> chance.nextDouble() < (y == 1 ? rare : common) ? y : 1 - y)
                        .toArray();
        return Imbalance.of(labels, predictions);
    }

    @Test
    void aRareClassThatIsMissedHurts() {
        Imbalance imbalance = of(2020, 100, 1, 0.2, 1);

        assertThat(imbalance.isUneven()).isTrue();
        assertThat(imbalance.hurts()).isTrue();
        assertThat(imbalance.rarestShare()).isCloseTo(1 / 101.0, within(1e-9));
        assertThat(imbalance.gap()).isGreaterThan(0.5);
        assertThat(imbalance.chart().description()).isNotEmpty();
    }

    @Test
    void aRareClassThatIsFoundDoesNot() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(of(2020, 100, 0.95, 0.95, seed).hurts()).isFalse();
            assertThat(of(303, 100, 0.8, 0.8, seed).hurts())
                    .as("three rows, seed %d", seed)
                    .isFalse();
        }
    }

    @Test
    void anEvenClassThatIsMissedIsAnotherMatter() {
        Imbalance imbalance = of(1000, 1, 1, 0.3, 2);

        assertThat(imbalance.isUneven()).isFalse();
        assertThat(imbalance.hurts()).isFalse();
        assertThat(imbalance.rare().value()).isNaN();
    }

    @Test
    void rejectsPredictionsOfOtherRows() {
        assertThatThrownBy(() -> Imbalance.of(new int[] {0, 1}, new int[] {0}))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("2 examples and 1 answers");
    }
}
