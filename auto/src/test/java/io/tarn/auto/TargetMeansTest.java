package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.table.Categories;
import io.tarn.data.table.Column;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The oracles are the formulas by hand and what chance alone would give.
final class TargetMeansTest {
    private static final int ROWS = 6000;
    private static final int LEVELS = 1000;

    private static Categories column(int[] codes, int levels) {
        return new Categories(
                "c", codes, IntStream.range(0, levels).mapToObj(i -> "l" + i).toList());
    }

    private static int[] codes(long seed) {
        return new SplittableRandom(seed).ints(ROWS, 0, LEVELS).toArray();
    }

    private static int[] blocks() {
        return IntStream.range(0, ROWS).map(i -> i % 5).toArray();
    }

    private static double correlation(double[][] one, double[][] other) {
        double[] a = Arrays.stream(one).mapToDouble(row -> row[0]).toArray();
        double[] b = Arrays.stream(other).mapToDouble(row -> row[0]).toArray();
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double both = 0;
        double squaresA = 1e-30;
        double squaresB = 1e-30;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(squaresA * squaresB);
    }

    @Test
    void drawsEachLevelTowardsTheMeanOfAll() {
        // levels 0 and 1 of 3 and 1 rows: s = (Σ y + m·ȳ) / (n + m) with ȳ = 3 and m = 2
        double[][] y = {{1}, {2}, {3}, {6}};
        LevelMeans sums = LevelMeans.of(new int[] {0, 0, 0, 1}, 2, y);
        assertThat(sums.overall()).containsExactly(3);
        assertThat(sums.smoothed(0, 2, sums.overall())[0]).isCloseTo(12 / 5.0, within(1e-12));
        assertThat(sums.smoothed(1, 2, sums.overall())[0]).isCloseTo(12 / 3.0, within(1e-12));
        LevelMeans others = sums.without(0, new int[] {0, 1, 1, 0});
        assertThat(others.smoothed(0, 2, sums.overall())[0]).isCloseTo(11 / 4.0, within(1e-12));
        assertThat(others.smoothed(1, 2, sums.overall())[0]).isCloseTo(3, within(1e-12));
    }

    @Test
    void findsHowMuchLevelsDiffer() {
        var chance = new SplittableRandom(1);
        double[] effects =
                IntStream.range(0, LEVELS).mapToDouble(_ -> chance.nextGaussian()).toArray();
        int[] codes = codes(2);
        double[][] y = new double[ROWS][1];
        for (int i = 0; i < ROWS; i++) {
            y[i][0] = effects[codes[i]] + 2 * chance.nextGaussian();
        }
        // m = σ² / τ² = 4 / 1
        assertThat(LevelMeans.of(codes, LEVELS, y).strength()).isBetween(3.3, 4.8);
    }

    @Test
    void believesNoColumnOfChance() {
        int believed = 0;
        for (int seed = 0; seed < 40; seed++) {
            var chance = new SplittableRandom(1000 + seed);
            double[][] y = new double[ROWS][1];
            Arrays.setAll(y, _ -> new double[] {chance.nextInt(2)});
            Column column = column(codes(seed), LEVELS);
            var learned = TargetMeans.learn(column, y, blocks(), TaskKind.BINARY);
            believed += learned.isPresent() ? 1 : 0;
        }
        assertThat(believed).isLessThanOrEqualTo(1); // 3 standard errors: one of 740
    }

    @Test
    void evenABelievedColumnOfChanceTellsTrainingRowsNothing() {
        var chance = new SplittableRandom(3);
        double[][] y = new double[ROWS][1];
        Arrays.setAll(y, _ -> new double[] {chance.nextGaussian()});
        LevelMeans sums = LevelMeans.of(codes(4), LEVELS, y);
        double[][] seen = new double[ROWS][];
        double[][] own = new double[ROWS][];
        for (int block = 0; block < 5; block++) {
            LevelMeans others = sums.without(block, blocks());
            for (int row = block; row < ROWS; row += 5) {
                seen[row] = others.smoothed(sums.levels()[row], 1, sums.overall());
                own[row] = sums.smoothed(sums.levels()[row], 1, sums.overall());
            }
        }
        assertThat(Math.abs(correlation(seen, y))).isLessThan(3 / Math.sqrt(ROWS));
        assertThat(correlation(own, y)).isGreaterThan(0.3); // what a leak looks like
    }

    @Test
    void rowsOfOneBlockDoNotSeeEachOther() {
        int[] codes = codes(5);
        double[][] y = new double[ROWS][1];
        Arrays.setAll(y, i -> new double[] {codes[i] % 7});
        var apart = TargetMeans.learn(column(codes, LEVELS), y, blocks(), TaskKind.REGRESSION);
        assertThat(correlation(apart.orElseThrow().inTraining(), y)).isGreaterThan(0.95);
        var one = TargetMeans.learn(column(codes, LEVELS), y, new int[ROWS], TaskKind.REGRESSION);
        assertThat(correlation(one.orElseThrow().inTraining(), y)).isCloseTo(0, within(1e-9));
    }

    @Test
    void unknownAndMissingLevelsHaveTheMeanOfAll() {
        int[] codes = codes(6);
        double[][] y = new double[ROWS][1];
        Arrays.setAll(y, i -> new double[] {codes[i] % 7});
        TargetMeans means =
                TargetMeans.learn(column(codes, LEVELS), y, blocks(), TaskKind.REGRESSION)
                        .orElseThrow()
                        .means();
        Column fresh = new Categories("c", new int[] {0, 1, -1}, List.of("new", "l6"));
        double[][] found = means.of(fresh);
        assertThat(found[0]).isEqualTo(means.overall());
        assertThat(found[1][0]).isCloseTo(6, within(0.3));
        assertThat(found[2]).isEqualTo(means.overall());
    }

    @Test
    void leavesColumnsOfFewLevelsToTheirOwnFeatures() {
        int[] codes = IntStream.range(0, ROWS).map(i -> i % 50).toArray();
        double[][] y = new double[ROWS][1];
        Arrays.setAll(y, i -> new double[] {codes[i]});
        assertThat(TargetMeans.learn(column(codes, 50), y, blocks(), TaskKind.REGRESSION))
                .isEmpty();
    }
}
