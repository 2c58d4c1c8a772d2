package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.TensorException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LabelShiftTest {
    /// Classes 0 to 2, where class 0 has the given share and the others half of the rest.
    private static int[] labels(int count, double share, SplittableRandom chance) {
        return IntStream.range(0, count)
                .map(_ -> chance.nextDouble() < share ? 0 : 1 + chance.nextInt(2))
                .toArray();
    }

    /// What a net says that is right in 80% of the cases.
    private static int[] predicted(int[] labels, SplittableRandom chance) {
        return IntStream.of(labels)
                .map(label ->
                        chance.nextDouble() < 0.8 ? label : (label + 1 + chance.nextInt(2)) % 3)
                .toArray();
    }

    /// Measured on 500 draws: 0.6% below 0.01 with 20 rows on the smaller side, 1.2% with 200.
    @Test
    void alarmsAreAsRareAsTheirPValueSays() {
        SplittableRandom chance = new SplittableRandom(1);
        for (int rows : new int[] {20, 200}) {
            long alarms =
                    IntStream.range(0, 200)
                            .filter(_ ->
                                    LabelShift.of(
                                                            labels(300, 0.8, chance),
                                                            labels(rows, 0.8, chance))
                                                    .p()
                                            < 0.01)
                            .count();
            assertThat(alarms).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void findsAShiftOfLabels() {
        SplittableRandom chance = new SplittableRandom(2);
        for (int k = 0; k < 20; k++) {
            LabelShift shift = LabelShift.of(labels(500, 0.33, chance), labels(200, 0.6, chance));
            assertThat(shift.shifted()).isTrue();
            assertThat(shift.validation()[0]).isCloseTo(0.6, within(0.12));
        }
    }

    /// A net that is right in 80% of the cases sees shares of 0.33 and 0.52, where 0.33 and 0.6 are true.
    @Test
    void estimatesSharesThatTheNetSeesBlurred() {
        SplittableRandom chance = new SplittableRandom(3);
        int[] train = labels(2000, 1 / 3.0, chance);
        int[] validation = labels(2000, 0.6, chance);

        LabelShift shift =
                LabelShift.of(predicted(train, chance), train, predicted(validation, chance));

        assertThat(shift.shifted()).isTrue();
        assertThat(shift.validation()[0]).isCloseTo(0.6, within(0.04));
        assertThat(shift.weights()[0]).isCloseTo(1.8, within(0.2));
        assertThat(shift.chart().description()).isNotEmpty();
    }

    @Test
    void aShiftThatIsSureAndTinyDoesNotMatter() {
        SplittableRandom chance = new SplittableRandom(4);

        LabelShift shift = LabelShift.of(labels(40_000, 0.5, chance), labels(40_000, 0.52, chance));

        assertThat(shift.p()).isLessThan(0.01);
        assertThat(shift.shifted()).isFalse();
    }

    @Test
    void rejectsNegativeClasses() {
        assertThatThrownBy(() -> LabelShift.of(new int[] {0, -1}, new int[] {0}))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("classes from 0");
    }
}
