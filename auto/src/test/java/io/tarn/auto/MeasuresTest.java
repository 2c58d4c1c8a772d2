package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The oracle is arithmetic by hand, and for the interval Wilson's published example values.
final class MeasuresTest {
    private static Measures.Judged binary(double[] second, double... y) {
        return new Measures.Judged(
                Arrays.stream(second)
                        .mapToObj(p -> new double[] {1 - p, p})
                        .toArray(double[][]::new),
                y);
    }

    @Test
    void countsPairsInTheRightOrder() {
        // pairs: (0.9 0.1) (0.9 0.4) (0.4 0.1) right, (0.4 0.4) half
        var judged = binary(new double[] {0.9, 0.4, 0.1, 0.4}, 1, 1, 0, 0);
        assertThat(Classes.areaUnderCurve(judged)).isCloseTo(3.5 / 4, within(1e-12));
    }

    @Test
    void measuresClasses() {
        var judged = binary(new double[] {0.9, 0.4, 0.1, 0.6}, 1, 1, 0, 0);
        assertThat(Classes.accuracy(judged)).isEqualTo(0.5);
        assertThat(Classes.meanF1(judged)).isEqualTo(0.5);
        assertThat(Classes.balancedAccuracy(judged)).isEqualTo(0.5);
        assertThat(Classes.logLoss(judged))
                .isCloseTo(-(Math.log(0.9) + 2 * Math.log(0.4) + Math.log(0.9)) / 4, within(1e-12));
    }

    @Test
    void givesTheIntervalOfWilson() {
        double[] second = new double[100];
        double[] y = new double[100];
        Arrays.fill(y, 0, 10, 1); // 90 of 100 are right
        Score score = Measures.of(TaskKind.BINARY, binary(second, y), 1).getFirst();
        assertThat(score.value()).isEqualTo(0.9);
        assertThat(score.low()).isCloseTo(0.8256, within(1e-4));
        assertThat(score.high()).isCloseTo(0.9448, within(1e-4));
    }

    @Test
    void measuresNumbers() {
        var judged = new Measures.Judged(new double[][] {{1}, {3}, {5}}, new double[] {1, 2, 6});
        assertThat(Measures.explained(judged)).isCloseTo(1 - 2.0 / 14, within(1e-12));
        assertThat(Measures.rootMeanSquare(judged)).isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
        assertThat(Measures.meanAbsolute(judged)).isCloseTo(2.0 / 3, within(1e-12));
        for (Score score : Measures.of(TaskKind.REGRESSION, judged, 1)) {
            assertThat(score.low()).isLessThanOrEqualTo(score.value());
            assertThat(score.high()).isGreaterThanOrEqualTo(score.value());
        }
    }

    @Test
    void countsAClassThatWasNeverSeenAsWrong() {
        var judged = binary(new double[] {0.9, 0.9}, 1, -1);
        assertThat(Classes.accuracy(judged)).isEqualTo(0.5);
        assertThat(Classes.logLoss(judged)).isFinite().isGreaterThan(5);
    }

    @Test
    void groupsPredictionsByConfidence() {
        var judged = binary(new double[] {0.95, 0.95, 0.05, 0.55}, 1, 0, 0, 1);
        List<Outcome.Bin> bins = Mistakes.calibration(judged);
        assertThat(bins).hasSize(2);
        assertThat(bins.getLast().right()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(bins.getLast().confidence()).isCloseTo(0.95, within(1e-12));
    }
}
