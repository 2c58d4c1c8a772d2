package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EqualErrorRateTest {
    private static EqualErrorRate of(double[] scores, long... same) {
        var rate = EqualErrorRate.of();
        rate.add(Tensor.of(scores, scores.length), Tensor.of(same, same.length));
        return rate;
    }

    @Test
    void isZeroWhereAThresholdPartsThem() {
        var rate = of(new double[] {0.9, 0.8, 0.3, 0.1}, 1, 1, 0, 0);

        assertThat(rate.value()).isZero();
        assertThat(rate.threshold()).isEqualTo(0.8);
    }

    @Test
    void isAHalfWhereAllScoresAreEqual() {
        assertThat(of(new double[] {1, 1, 1, 1}, 1, 0, 0, 1).value()).isEqualTo(0.5);
    }

    @Test
    void isOneWhereEveryNegativeComesFirst() {
        assertThat(of(new double[] {3, 2, 1, 0}, 0, 0, 1, 1).value()).isEqualTo(1);
    }

    /// By hand: of four pairs each, one negative is among the first four, and one positive among the last.
    @Test
    void isAQuarterWhereOneOfFourIsOnTheWrongSide() {
        double[] scores = {8, 7, 6, 5, 4, 3, 2, 1};

        assertThat(of(scores, 1, 1, 0, 1, 1, 0, 0, 0).value()).isEqualTo(0.25);
        assertThat(of(scores, 1, 1, 0, 1, 0, 1, 0, 0).value()).isEqualTo(0.25);
    }

    /// Between alarms 0, misses 1/2 and alarms 1, misses 1/2 the line crosses at 1/2.
    @Test
    void goesStraightBetweenTwoThresholds() {
        assertThat(of(new double[] {3, 2, 1}, 1, 0, 1).value()).isEqualTo(0.5);
    }

    /// Two bells of deviation 1 whose middles are 2 apart: Φ(-1).
    @Test
    void agreesWithTheClosedFormOfTwoGaussians() {
        int n = 40_000;
        double[] scores = Random.of(3).normal(2L * n).toDoubleArray();
        long[] same = IntStream.range(0, 2 * n).mapToLong(i -> i % 2).toArray();
        for (int i = 1; i < scores.length; i += 2) {
            scores[i] += 2;
        }

        assertThat(of(scores, same).value()).isCloseTo(0.158655, within(0.005));
    }

    @Test
    void itsCurveLeadsFromNothingToEverything() {
        RocCurve curve = of(new double[] {3, 2, 1}, 1, 0, 1).curve();

        assertThat(curve.falsePositives()).containsExactly(0, 0, 1, 1);
        assertThat(curve.truePositives()).containsExactly(0, 0.5, 0.5, 1);
    }

    @Test
    void saysWhyThereIsNone() {
        var rate = of(new double[] {3, 2}, 1, 1);

        assertThat(rate.value()).isNaN();
        assertThat(rate.threshold()).isNaN();
        assertThat(rate.reason()).hasValue("all targets are of class 1");
    }
}
