package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.TensorException;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class LearningCurveTest {
    private static final double[] SIZES = {50, 50, 100, 100, 200, 200, 400, 400, 800, 800};

    private static LearningCurve curve(double a, double b, double c, double noise, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        double[] errors =
                DoubleStream.of(SIZES)
                        .map(n ->
                                Math.max(
                                        0, a + b * Math.pow(n, -c) + noise * chance.nextGaussian()))
                        .toArray();
        return LearningCurve.fit(SIZES, errors);
    }

    @Test
    void aCurveWithoutNoiseIsFoundAgain() {
        LearningCurve curve = curve(0.05, 2, 0.5, 0, 1);

        assertThat(curve.predicted(3200).value())
                .isCloseTo(0.05 + 2 / Math.sqrt(3200), within(0.005));
        assertThat(curve.c()).isCloseTo(0.5, within(0.06));
        assertThat(curve.isStillFalling()).isTrue();
        assertThat(curve.chart().description()).isNotEmpty();
    }

    /// A new training on twice and four times the data lies in the 90% range; measured on 200 draws: 92% and 90%.
    @Test
    void predictionsHoldWhatTheyPromise() {
        int held = 0;
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom chance = new SplittableRandom(seed + 1000L);
            double truth = 0.1 + Math.pow(3200, -0.4) + 0.01 * chance.nextGaussian();
            held += curve(0.1, 1, 0.4, 0.01, seed).predicted(3200).contains(truth) ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(32);
    }

    /// Measured on 200 draws: no flat curve is called falling, every falling one is.
    @Test
    void aFlatCurveIsNotFalling() {
        int alarms = 0;
        int found = 0;
        for (int seed = 0; seed < 20; seed++) {
            alarms += curve(0.3, 0, 1, 0.01, seed).isStillFalling() ? 1 : 0;
            found += curve(0, 2, 0.4, 0.005, seed).isStillFalling() ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(1);
        assertThat(found).isGreaterThanOrEqualTo(18);
    }

    @Test
    void rejectsTwoSizes() {
        assertThatThrownBy(() -> LearningCurve.fit(new double[] {10, 20}, new double[] {1, 0.5}))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("three different sizes");
    }
}
