package io.tarn.classic.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VapnikChervonenkisTest {
    /// Every line that parts the points can be turned until it goes through two of them, which may lie on either side.
    private static Set<Integer> partings(double[][] points) {
        var found = new HashSet<Integer>();
        for (int i = 0; i < points.length; i++) {
            for (int j = i + 1; j < points.length; j++) {
                int left = 0;
                for (int k = 0; k < points.length; k++) {
                    boolean above = k != i && k != j && side(points[i], points[j], points[k]) > 0;
                    left |= above ? 1 << k : 0;
                }
                for (int ends : new int[] {0, 1 << i, 1 << j, 1 << i | 1 << j}) {
                    found.add(left | ends);
                    found.add(~(left | ends) & ((1 << points.length) - 1));
                }
            }
        }
        return found;
    }

    private static double side(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 9, 14})
    void countsTheWaysInWhichLinesPartPoints(int n) {
        var chance = new SplittableRandom(n);
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            points[i] = new double[] {chance.nextDouble(), chance.nextDouble()};
        }
        int counted = partings(points).size();
        assertThat(VapnikChervonenkis.linearDichotomies(n, 2)).isCloseTo(counted, within(1e-6));
        assertThat(counted).isEqualTo(n * n - n + 2);
        assertThat((double) counted)
                .isLessThanOrEqualTo(VapnikChervonenkis.linear(2).growth(n) + 1e-6);
    }

    @Test
    void partsThreePointsOfThePlaneInEveryWayButNotFour() {
        var lines = VapnikChervonenkis.linear(2);
        assertThat(lines.dimension()).isEqualTo(3);
        assertThat(lines.growth(3)).isCloseTo(8, within(1e-9));
        assertThat(VapnikChervonenkis.linearDichotomies(3, 2)).isCloseTo(8, within(1e-9));
        assertThat(VapnikChervonenkis.linearDichotomies(4, 2)).isCloseTo(14, within(1e-9));
    }

    /// Thresholds part n different numbers in n + 1 ways.
    @Test
    void growsByOneForThresholds() {
        assertThat(new VapnikChervonenkis(1).growth(50)).isCloseTo(51, within(1e-9));
        assertThat(VapnikChervonenkis.linearDichotomies(50, 1)).isCloseTo(100, within(1e-9));
        assertThat(VapnikChervonenkis.linearDichotomies(1, 7)).isEqualTo(2);
    }

    @Test
    void growsAsPowersOfTwoUpToItsDimension() {
        var bound = new VapnikChervonenkis(10);
        assertThat(bound.growth(10)).isCloseTo(1024, within(1e-6));
        assertThat(bound.growth(11)).isCloseTo(2047, within(1e-6));
        assertThat(new VapnikChervonenkis(5000).growth(100_000)).isInfinite();
        assertThat(new VapnikChervonenkis(5000).gap(10_000_000, 0.1)).isBetween(0.1, 0.3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void solvesForEachOfTheThree(int dimension) {
        var bound = new VapnikChervonenkis(dimension);
        long n = bound.samples(0.1, 0.05);
        assertThat(bound.probability(n, 0.1)).isLessThanOrEqualTo(0.05);
        assertThat(bound.probability(n - 1, 0.1)).isGreaterThan(0.05);
        assertThat(bound.probability(n, bound.gap(n, 0.05))).isCloseTo(0.05, within(1e-9));
        assertThat(bound.probability(10, 0.1)).isEqualTo(1);
    }

    @Test
    void writesATableOfSampleSizes() {
        assertThat(SampleSizes.usual(2, 0.05))
                .hasToString(
                        """
                         gap  1 model  100 models  10,000 models  linear, 2 columns
                         0.2       47         104            162              6,171
                         0.1      185         415            645             28,341
                        0.05      738       1,659          2,580            127,824
                        0.01   18,445      41,471         64,497          4,023,411
                        """);
    }

    @Test
    void complainsAboutWhatCannotBe() {
        assertThatThrownBy(() -> new VapnikChervonenkis(0))
                .hasMessageContaining("a dimension from 1 to a million, got 0");
        assertThatThrownBy(() -> VapnikChervonenkis.linear(0))
                .hasMessageContaining("1 column or more, got 0");
        assertThatThrownBy(() -> new VapnikChervonenkis(1).growth(0))
                .hasMessageContaining("1 example or more, got 0");
        assertThatThrownBy(() -> new VapnikChervonenkis(100_000).samples(1e-6, 0.1))
                .hasMessageContaining("a gap that examples can reach");
        assertThatThrownBy(() -> VapnikChervonenkis.linear(Integer.MAX_VALUE))
                .hasMessageContaining("1 column or more");
        assertThatThrownBy(() -> new VapnikChervonenkis(Integer.MAX_VALUE))
                .hasMessageContaining("to a million, got 2147483647");
        assertThatThrownBy(() -> new VapnikChervonenkis(1).probability(Long.MAX_VALUE, 0.1))
                .hasMessageContaining("1e18 examples at most");
    }
}
