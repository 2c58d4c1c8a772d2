package io.tarn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Oracles: closed forms and counting by hand.
final class NumbersOfChartsTest {
    @Test
    void theAreaUnderTheRocCurveIsTheShareOfPairsInOrder() {
        var random = new Random(2);
        var positive = new boolean[200];
        var scores = new double[200];
        for (int i = 0; i < 200; i++) {
            positive[i] = random.nextInt(3) == 0;
            scores[i] = random.nextInt(20) + (positive[i] ? 4 : 0); // with ties
        }
        double pairs = 0;
        double right = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                if (positive[i] && !positive[j]) {
                    pairs++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        var name = Curves.roc("r", "m", positive, scores).lines().getFirst().name();
        assertThat(Double.parseDouble(name.replaceAll("[^0-9.]", "")))
                .isCloseTo(right / pairs, within(0.0006));
    }

    @Test
    void aPerfectOrderHasPrecisionOneUpToRecallOne() {
        var chart =
                Curves.precisionRecall(
                        "p",
                        "",
                        new boolean[] {true, false, true, false},
                        new double[] {4, 1, 3, 2});
        var line = chart.lines().getFirst();
        assertThat(line.name()).isEqualTo("AP 1.000");
        assertThat(line.x()).containsExactly(0, 0.5, 1, 1, 1);
        assertThat(line.y()).containsExactly(new double[] {1, 1, 1, 2 / 3.0, 0.5}, within(1e-12));
        assertThat(chart.rules().getFirst().at()).isEqualTo(0.5);
    }

    @Test
    void reliabilityComparesMeanAndShareOfEachBin() {
        var chart =
                Curves.reliability(
                        "r",
                        "",
                        new double[] {0.1, 0.12, 0.95, 0.97, 1},
                        new boolean[] {false, true, true, true, true});
        var line = chart.lines().getFirst();
        assertThat(line.x()).containsExactly(new double[] {0.11, 2.92 / 3}, within(1e-12));
        assertThat(line.y()).containsExactly(0.5, 1);
        // (2·0.39 + 3·(1 - 0.97333)) / 5
        assertThat(line.name()).isEqualTo("ECE 0.172");
        // Wilson for 3 of 3: n / (n + z²)
        assertThat(line.low()[1]).isCloseTo(3 / (3 + 1.96 * 1.96), within(1e-12));
    }

    @Test
    void aHistogramCountsEveryFiniteValueOnce() {
        var chart = Histogram.of("h").values("a", 0, 1, 1, 2, 4, Double.NaN).bins(4);
        assertThat(chart.edges()).containsExactly(0, 1, 2, 3, 4);
        assertThat(Histogram.counts(chart.sets().getFirst(), chart.edges()))
                .containsExactly(1, 2, 1, 1);
        var many = new Random(5).doubles(1000).toArray();
        var chosen = Histogram.of("h").values("a", many);
        assertThat(Arrays.stream(Histogram.counts(chosen.sets().getFirst(), chosen.edges())).sum())
                .isEqualTo(1000);
        assertThat(chosen.edges().length).isBetween(6, 61);
    }

    @Test
    void aBoxHasQuartilesWhiskersAndOutliers() {
        var box = Boxes.Box.of("b", 1, 2, 3, 4, 5, 6, 7, 8, 100);
        assertThat(
                        List.of(
                                box.low(),
                                box.firstQuartile(),
                                box.median(),
                                box.thirdQuartile(),
                                box.high()))
                .containsExactly(1.0, 3.0, 5.0, 7.0, 8.0);
        assertThat(box.outliers()).containsExactly(100);
    }

    @Test
    void theContourOfABowlIsOneRing() {
        var places = IntStream.range(0, 61).mapToDouble(i -> -3 + i / 10.0).toArray();
        var z = new double[61][61];
        for (int i = 0; i < 61; i++) {
            for (int j = 0; j < 61; j++) {
                z[i][j] = places[i] * places[i] + places[j] * places[j];
            }
        }
        var lines = Contours.at(Surface.of("bowl", places, places, z), 4.03);
        assertThat(lines).hasSize(1);
        var ring = lines.getFirst();
        assertThat(ring.x()[0]).isEqualTo(ring.x()[ring.x().length - 1]);
        assertThat(ring.y()[0]).isEqualTo(ring.y()[ring.y().length - 1]);
        for (int i = 0; i < ring.x().length; i++) {
            assertThat(Math.hypot(ring.x()[i], ring.y()[i]))
                    .isCloseTo(Math.sqrt(4.03), within(2e-3));
        }
        // its length is 2πr: nothing is missing
        double length = 0;
        for (int i = 1; i < ring.x().length; i++) {
            length += Math.hypot(ring.x()[i] - ring.x()[i - 1], ring.y()[i] - ring.y()[i - 1]);
        }
        assertThat(length).isCloseTo(2 * Math.PI * Math.sqrt(4.03), within(0.02));
    }

    @Test
    void contoursOfASlopeAreOpenAndASaddleHasTwo() {
        double[] two = {0, 1};
        var slope = Contours.at(Surface.of("s", two, two, new double[][] {{0, 1}, {0, 1}}), 0.25);
        assertThat(slope).hasSize(1);
        assertThat(slope.getFirst().x()).containsExactly(0.25, 0.25);
        assertThat(slope.getFirst().y()).containsExactlyInAnyOrder(0, 1);
        var saddle = Contours.at(Surface.of("s", two, two, new double[][] {{0, 1}, {1, 0}}), 0.4);
        assertThat(saddle).hasSize(2);
    }
}
