package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AffineShiftTest {
    private final Tensor table = Random.of(1).normal(400, 3);

    @Test
    void undoesAScaleAndOffset() {
        AffineShift shift = AffineShift.between(table, table.mul(12).add(30)).getFirst();

        assertThat(shift.factor()[0]).isCloseTo(1 / 12.0, within(1e-6));
        assertThat(shift.spread()).isCloseTo(12, within(1e-3));
        assertThat(largest(shift.undone(table.mul(12).add(30)).sub(table))).isLessThan(1e-4);
    }

    @Test
    void undoesTheScaleOfEachColumn() {
        Tensor moved = table.mul(Tensor.of(1f, 5f, 0.1f)).add(Tensor.of(0f, -2f, 3f));

        AffineShift columns = AffineShift.between(table, moved).getLast();

        assertThat(largest(columns.undone(moved).sub(table))).isLessThan(1e-4);
    }

    @Test
    void undoesAnotherOrderOfChannels() {
        Tensor pictures =
                Random.of(2).uniform(50, 3, 4, 4).add(Tensor.of(0f, 1f, 2f).reshape(1, 3, 1, 1));
        Tensor turned = pictures.flip(1);

        List<AffineShift> shifts = AffineShift.between(pictures, turned);

        assertThat(shifts)
                .anySatisfy(
                        shift -> assertThat(largest(shift.undone(turned).sub(pictures))).isZero());
    }

    @Test
    void samplesOfOneKindHaveNone() {
        assertThat(AffineShift.between(table, Random.of(3).normal(400, 3))).isEmpty();
    }

    private static double largest(Tensor x) {
        return x.abs().max().item();
    }
}
