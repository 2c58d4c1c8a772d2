package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Intervals against their definitions and against simulation.
final class IntervalTest {
    private static final double Z95 = 1.959963984540054;

    /// Both ends solve |p̂ - p| = z·√(p(1-p)/n).
    @Test
    void wilsonsEndsSolveTheirEquation() {
        for (int hits : new int[] {1, 8, 50, 99}) {
            Interval interval = Interval.wilson(hits, 100, 0.95);
            for (double p : new double[] {interval.low(), interval.high()}) {
                double spread = Z95 * Math.sqrt(p * (1 - p) / 100);
                assertThat(Math.abs(hits / 100.0 - p)).isCloseTo(spread, within(1e-9));
            }
            assertThat(interval.contains(hits / 100.0)).isTrue();
        }
    }

    @Test
    void allAndNoneLeaveRoomOnOneSide() {
        Interval all = Interval.wilson(10, 10, 0.95);
        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).isCloseTo(10 / (10 + Z95 * Z95), within(1e-9));
        assertThat(Interval.wilson(0, 10, 0.95).low()).isZero();
    }

    @Test
    void accuracyKnowsItsInterval() {
        Accuracy accuracy = Accuracy.of();
        accuracy.add(Tensor.of(1.0, 1, 1, 1), Tensor.of(new long[] {1, 1, 1, 0}));
        assertThat(accuracy.interval(0.95)).isEqualTo(Interval.wilson(3, 4, 0.95));
        assertThat(accuracy.interval(0.95)).hasToString("0.7500 (0.3006 to 0.9544)");
    }

    @Test
    void theBootstrapOfAMeanIsTheNormalOne() {
        double[] values = numbers(400, new SplittableRandom(1));
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
        double half = Z95 * Math.sqrt(variance / values.length);
        Interval interval = Interval.bootstrap(values, 0.95, 7);
        assertThat(interval.value()).isEqualTo(mean);
        assertThat(interval.low()).isCloseTo(mean - half, within(0.1 * half));
        assertThat(interval.high()).isCloseTo(mean + half, within(0.1 * half));
        assertThat(Interval.bootstrap(values, 0.95, 7)).isEqualTo(interval);
        assertThat(Interval.bootstrap(values, 0.95, 8)).isNotEqualTo(interval);
    }

    @Test
    void theBootstrapCoversTheTruthAboutAsOftenAsItSays() {
        SplittableRandom chance = new SplittableRandom(3);
        int covered = 0;
        for (int i = 0; i < 200; i++) {
            covered += Interval.bootstrap(numbers(60, chance), 0.9, i).contains(0.5) ? 1 : 0;
        }
        assertThat(covered).isBetween(165, 192); // 180 in the long run
    }

    @Test
    void drawsWithoutAValueAreLeftOut() {
        boolean[] positive = {true, false, false};
        Interval interval =
                Interval.bootstrap(
                        3,
                        rows -> {
                            long hits = Arrays.stream(rows).filter(i -> positive[i]).count();
                            return hits == 0 ? Double.NaN : hits / (double) rows.length;
                        },
                        0.9,
                        1);
        assertThat(interval.low()).isEqualTo(1 / 3.0);
        assertThat(interval.value()).isEqualTo(1 / 3.0);
    }

    private static double[] numbers(int count, SplittableRandom chance) {
        return chance.doubles(count).toArray();
    }
}
