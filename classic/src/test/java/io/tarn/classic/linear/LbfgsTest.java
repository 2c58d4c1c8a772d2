package io.tarn.classic.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

final class LbfgsTest {
    /// Σ (i + 1)·(xᵢ - i)² / 2, whose minimum is 0 at 0, 1, 2, …
    private static double bowl(double[] x, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            gradient[i] = (i + 1) * (x[i] - i);
            sum += gradient[i] * (x[i] - i) / 2;
        }
        return sum;
    }

    @Test
    void findsTheBottomOfABowl() {
        var found = Lbfgs.minimise(LbfgsTest::bowl, new double[20], 200, 1e-10);
        for (int i = 0; i < 20; i++) {
            assertThat(found.at()[i]).isCloseTo(i, offset(1e-9));
        }
        assertThat(found.value()).isCloseTo(0, offset(1e-15));
        assertThat(found.slope()).isLessThanOrEqualTo(1e-10);
        assertThat(found.steps()).isLessThan(200);
    }

    @Test
    void stopsWhenTheStepsAreUp() {
        var found = Lbfgs.minimise(LbfgsTest::bowl, new double[20], 3, 1e-10);
        assertThat(found.steps()).isEqualTo(3);
        assertThat(found.slope()).isGreaterThan(1e-10);
    }

    @Test
    void staysWhereItIsFlat() {
        var found = Lbfgs.minimise((_, _) -> 7, new double[] {1, 2}, 3, 0);
        assertThat(found.at()).containsExactly(1, 2);
        assertThat(found.value()).isEqualTo(7);
        assertThat(found.steps()).isZero();
    }
}
