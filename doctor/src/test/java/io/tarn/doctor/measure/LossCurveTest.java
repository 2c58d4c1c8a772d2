package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Synthetic curves, whose answer is known; many seeds for what must not be found in chance.
final class LossCurveTest {
    private static final int SEEDS = 200;

    private static double[] curve(int steps, IntToDoubleFunction value, double noise, int seed) {
        Random chance = new Random(seed);
        return IntStream.range(0, steps)
                .mapToDouble(i -> value.applyAsDouble(i) + noise * chance.nextGaussian())
                .toArray();
    }

    /// xₜ = φ·xₜ₋₁ + noise: wanders, and means nothing.
    private static double[] wandering(int steps, double memory, int seed) {
        Random chance = new Random(seed);
        double[] x = new double[steps];
        for (int i = 1; i < steps; i++) {
            x[i] = memory * x[i - 1] + chance.nextGaussian();
        }
        return x;
    }

    private static double share(IntPredicate found) {
        return (double) IntStream.range(0, SEEDS).filter(found).count() / SEEDS;
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 60, 300, 3000})
    void noiseAloneIsFlatAndNothingElse(int steps) {
        assertThat(
                        share(seed -> {
                            LossCurve noise = LossCurve.of(curve(steps, _ -> 2.3, 0.1, seed));
                            return noise.isFalling()
                                    || noise.isRising()
                                    || noise.isOscillating()
                                    || noise.hasDiverged()
                                    || !noise.hasNotFallen();
                        }))
                .isLessThanOrEqualTo(0.05);
        assertThat(share(seed -> LossCurve.of(curve(steps, _ -> 2.3, 0.1, seed)).isFlat()))
                .isGreaterThan(steps < 60 ? 0.75 : 0.9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.9})
    void noiseThatRemembersIsNotTakenForATrendOrAnOscillation(double memory) {
        assertThat(share(seed -> LossCurve.of(wandering(600, memory, seed)).isOscillating()))
                .isLessThanOrEqualTo(0.05);
        assertThat(share(seed -> LossCurve.of(wandering(600, memory, seed)).hasDiverged()))
                .isLessThanOrEqualTo(0.05);
        assertThat(share(seed -> LossCurve.of(wandering(600, memory, seed)).isFalling()))
                .isLessThanOrEqualTo(0.05);
    }

    @Test
    void aHealthyTrainingFallsAndThenIsFlat() {
        for (int seed = 0; seed < 20; seed++) {
            double[] whole = curve(900, i -> 2.3 * Math.exp(-i / 60.0) + 0.1, 0.05, seed);
            LossCurve done = LossCurve.of(whole);
            LossCurve early = LossCurve.of(Arrays.copyOf(whole, 90));

            assertThat(done.isFlat()).isTrue();
            assertThat(done.isFalling() || done.isOscillating() || done.hasDiverged()).isFalse();
            assertThat(done.spikes()).isEmpty();
            assertThat(done.hasNotFallen()).isFalse();
            assertThat(done.noise()).isCloseTo(0.05, within(0.01));
            assertThat(early.isFalling()).isTrue();
            assertThat(early.isFlat()).isFalse();
            assertThat(early.hasDiverged()).isFalse();
        }
    }

    @Test
    void knowsTheSlope() {
        LossCurve line = LossCurve.of(curve(600, i -> 5 - 0.002 * i, 0.05, 1));
        double covered =
                share(seed -> {
                    var trend = LossCurve.of(curve(600, i -> 5 - 0.002 * i, 0.05, seed)).trend();
                    return trend.low() <= -0.002 && -0.002 <= trend.high();
                });

        assertThat(line.trend().slope()).isCloseTo(-0.002, within(0.0004));
        assertThat(line.trend().high()).isLessThan(0);
        assertThat(covered).isGreaterThan(0.96);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 16})
    void findsThePeriodOfAnOscillation(int period) {
        for (int seed = 0; seed < 10; seed++) {
            double[] losses =
                    curve(
                            300,
                            i -> 1 + Math.exp(-i / 50.0) + Math.cos(2 * Math.PI * i / period),
                            0.3,
                            seed);

            assertThat(LossCurve.of(losses).cycle().period()).isBetween(period - 1, period + 1);
        }
    }

    @Test
    void aSmoothDecayWithoutNoiseOscillatesNotAndHasNoSpikes() {
        LossCurve decay = LossCurve.of(curve(300, i -> 1 / (1.0 + i), 0, 0));

        assertThat(decay.isOscillating()).isFalse();
        assertThat(decay.spikes()).isEmpty();
        assertThat(decay.hasDiverged()).isFalse();
    }

    @Test
    void countsSpikes() {
        double[] losses = curve(400, i -> Math.exp(-i / 100.0), 0.02, 3);
        losses[120] += 1;
        losses[300] += 0.6;

        assertThat(LossCurve.of(losses).spikes()).containsExactly(120, 300);
        assertThat(share(seed -> !LossCurve.of(curve(400, _ -> 0, 1, seed)).spikes().isEmpty()))
                .isLessThanOrEqualTo(0.02);
    }

    @Test
    void seesDivergenceAndTheFirstBadValue() {
        LossCurve growing = LossCurve.of(curve(100, i -> Math.exp(i / 20.0), 0.1, 0));
        double[] broken = curve(100, i -> 2 - i / 100.0, 0.01, 0);
        broken[70] = Double.NaN;

        assertThat(growing.hasDiverged()).isTrue();
        assertThat(growing.isRising()).isTrue();
        assertThat(LossCurve.of(broken).firstBad()).hasValue(70);
        assertThat(LossCurve.of(broken).hasDiverged()).isTrue();
        assertThat(LossCurve.of(broken).isFalling()).isTrue();
        assertThat(LossCurve.of(1, Double.POSITIVE_INFINITY).firstBad()).hasValue(1);
    }

    @Test
    void aValleyIsRegained() {
        LossCurve valley = LossCurve.of(curve(400, i -> Math.abs(i - 200) / 200.0, 0.01, 0));

        assertThat(valley.regained()).isCloseTo(1, within(0.1));
        assertThat(valley.isRising()).isTrue();
        assertThat(valley.hasDiverged()).isFalse();
    }

    @Test
    void verdictsDoNotDependOnUnitOrZero() {
        for (int seed = 0; seed < 20; seed++) {
            double[] losses = curve(200, i -> Math.exp(-i / 90.0), 0.1, seed);
            LossCurve one = LossCurve.of(losses);
            LossCurve other =
                    LossCurve.of(Arrays.stream(losses).map(x -> 1000 * x - 5000).toArray());

            assertThat(other.isFalling()).isEqualTo(one.isFalling());
            assertThat(other.isFlat()).isEqualTo(one.isFlat());
            assertThat(other.cycle().period()).isEqualTo(one.cycle().period());
            assertThat(other.relativeNoise()).isCloseTo(one.relativeNoise(), within(1e-9));
        }
    }

    @Test
    void fewLossesSayNothing() {
        LossCurve few = LossCurve.of(3, 2, 1);

        assertThat(few.isFalling() || few.isFlat() || few.hasDiverged()).isFalse();
        assertThat(few.chart().svg(400, 300)).contains("<svg");
        assertThat(LossCurve.of(1, 1, 1, 1).toString()).contains("loss");
        assertThat(LossCurve.of(new double[50]).isFlat()).isTrue();
    }
}
