package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PowersTest {
    private static final double[] TRAINING = {1, 2, 4, 9};

    @Test
    void everyPowerOfTheTrainingRowsHasMeanZeroAndDeviationOne() {
        double[][] rows = Powers.fit(TRAINING, 4).rows(TRAINING);

        for (int k = 0; k < 4; k++) {
            double[] column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][k];
            }
            assertThat(Spread.of(column).mean()).isCloseTo(0, within(1e-12));
            assertThat(Spread.of(column).deviation()).isCloseTo(1, within(1e-12));
        }
    }

    /// z² of the training rows -1, 0, 1 is 1, 0, 1: mean 2/3, deviation √(1/3); z of 2 is 2, its square 4.
    @Test
    void newRowsAreMeasuredByTheTrainingRows() {
        double[][] rows = Powers.fit(new double[] {-1, 0, 1}, 2).rows(new double[] {2});

        assertThat(rows[0])
                .containsExactly(
                        new double[] {2, (4 - 2 / 3.0) / Math.sqrt(1 / 3.0)}, within(1e-12));
    }

    @Test
    void everyKindHasItsOwnPolynomial() {
        Powers powers = Powers.fit(new double[] {-1, 0, 1}, 2);
        double[] plain = powers.rows(new double[] {2})[0];

        double[][] rows = powers.rows(new double[] {2}, new double[][] {{0, 1}});

        assertThat(rows[0]).containsExactly(plain[0], plain[1], 0, 1, 0, plain[0], 0, plain[1]);
    }

    @Test
    void spreadIsThatOfASample() {
        assertThat(Spread.of(1, 2, 3, 6)).isEqualTo(new Spread(3, Math.sqrt(14 / 3.0)));
        assertThat(Spread.of(5)).isEqualTo(new Spread(5, 0));
    }
}
