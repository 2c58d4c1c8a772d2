package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ClosenessTest {
    @Test
    void forgivesRoundingOnly() {
        Tensor x = Tensor.of(1.0, 1000);
        assertThat(x.allClose(Tensor.of(1.000001, 1000.005))).isTrue();
        assertThat(x.allClose(Tensor.of(1.0001, 1000))).isFalse();
        assertThat(x.allClose(Tensor.of(1.05, 1000), 0.1, 0)).isTrue();
        assertThat(x.isClose(Tensor.of(1.5, 1000)).toBooleanArray()).containsExactly(false, true);
        assertThat(x.isClose(Tensor.of(1.5, 1002), 0, 1).toBooleanArray())
                .containsExactly(true, false);
    }

    @Test
    void findsNanCloseToNothing() {
        Tensor x = Tensor.of(Double.NaN, 1);
        assertThat(x.allClose(x)).isFalse();
        assertThat(x.sameAs(x)).isFalse();
        assertThat(
                        Tensor.of(Double.POSITIVE_INFINITY, 1)
                                .allClose(Tensor.of(Double.POSITIVE_INFINITY, 1)))
                .isTrue();
    }

    @Test
    void tellsTensorsOfOtherShapesOrTypesApart() {
        assertThat(Tensor.zeros(2).sameAs(Tensor.zeros(2))).isTrue();
        assertThat(Tensor.zeros(2).sameAs(Tensor.zeros(2, 1))).isFalse();
        assertThat(Tensor.zeros(2).sameAs(Tensor.zeros(2).toDouble())).isFalse();
        assertThat(Tensor.zeros(2).sameAs(Tensor.of(0, 1e-30))).isFalse();
    }

    @Test
    void measuresTheLargestDifference() {
        assertThat(Tensor.of(1.0, 2, 3).distance(Tensor.of(1.0, 5, 2))).isEqualTo(3);
        assertThat(Tensor.of(new long[] {1, 2}).distance(Tensor.of(1.5, 2))).isEqualTo(0.5);
        assertThat(Tensor.complex(Tensor.of(3.0, 0), Tensor.of(4.0, 0)).distance(Tensor.zeros(2)))
                .isEqualTo(5);
        assertThat(Tensor.zeros(0).distance(Tensor.zeros(0))).isZero();
        assertThat(Tensor.of(1.0, 2).requiresGrad().distance(Tensor.zeros(2))).isEqualTo(2);
    }

    @Test
    void rejectsShapesThatDoNotBroadcast() {
        assertThatThrownBy(() -> Tensor.zeros(2).allClose(Tensor.zeros(3)))
                .hasMessageStartingWith(
                        "allClose: expected shapes that broadcast, got [2] float32 and [3] float32");
        assertThatThrownBy(() -> Tensor.zeros(2).allClose(Tensor.zeros(2).toDouble()))
                .hasMessageStartingWith("allClose: expected operands of one dtype");
    }
}
