package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LeastSquaresTest {
    @Test
    void ridgeOfOneColumnIsItsClosedForm() {
        double[][] x = {{-1}, {0}, {1}};
        double[] y = {1, 5, 6};

        // ȳ = 4; w = Σx·(y - ȳ) / (Σx² + λ) = (3 + 2) / (2 + 3)
        var fit = LeastSquares.fit(x, y, 3);

        assertThat(fit.mean()).isEqualTo(4);
        assertThat(fit.weights()).containsExactly(new double[] {1}, within(1e-12));
        assertThat(fit.predict(new double[][] {{2}}))
                .containsExactly(new double[] {6}, within(1e-12));
        assertThat(fit.error(x, y)).isCloseTo(Math.sqrt((4 + 1 + 1) / 3.0), within(1e-12));
    }

    /// The gradient of ‖X·w - y‖² + λ‖w‖² is 0: Xᵀ·(y - X·w) = λ·w.
    @Test
    void weightsSolveTheNormalEquations() {
        var chance = new Random(3);
        double[][] x = new double[12][4];
        double[] y = new double[12];
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 4; column++) {
                x[row][column] = chance.nextGaussian();
            }
            y[row] = chance.nextGaussian();
        }
        for (double lambda : new double[] {0, 0.5, 10}) {
            var fit = LeastSquares.fit(x, y, lambda);
            double[] predicted = fit.predict(x);
            for (int column = 0; column < 4; column++) {
                double slope = 0;
                for (int row = 0; row < 12; row++) {
                    slope += x[row][column] * (y[row] - predicted[row]);
                }
                assertThat(slope).isCloseTo(lambda * fit.weights()[column], within(1e-9));
            }
        }
    }

    @Test
    void givesEqualColumnsEqualWeights() {
        double[][] x = {{-1, -1}, {1, 1}};

        var fit = LeastSquares.fit(x, new double[] {-2, 2}, 0);

        assertThat(fit.weights()).containsExactly(new double[] {1, 1}, within(1e-9));
    }

    @Test
    void aPolynomialGoesThroughAsManyPointsAsItHasWeights() {
        double[] x = {300, 500, 900, 1400};
        double[] y = {10, -3, 8, 2};
        Powers powers = Powers.fit(x, 3);

        var fit = LeastSquares.fit(powers.rows(x), y, 0);

        assertThat(fit.error(powers.rows(x), y)).isCloseTo(0, within(1e-8));
    }
}
