package io.tarn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders: complete where they promise it, and statistically right where they draw.
final class SamplerTest {
    /// χ² = Σ (observed - expected)² / expected
    private static double chiSquare(long[] observed, double[] expected) {
        return IntStream.range(0, observed.length)
                .mapToDouble(i -> Math.pow(observed[i] - expected[i], 2) / expected[i])
                .sum();
    }

    private static long[] counts(Sampler sampler, int epochs, int size) {
        long[] counts = new long[size];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int example : sampler.order(epoch)) {
                counts[example]++;
            }
        }
        return counts;
    }

    private static int[] sorted(int[] order) {
        int[] copy = order.clone();
        Arrays.sort(copy);
        return copy;
    }

    @Test
    void aShuffledEpochHasEveryExampleOnce() {
        Sampler sampler = Sampler.shuffled(100, 3);
        for (int epoch = 0; epoch < 5; epoch++) {
            assertThat(sorted(sampler.order(epoch))).containsExactly(Sampler.inOrder(100).order(0));
        }
    }

    @Test
    void anEpochHasItsOrderAndSeedsAndEpochsDiffer() {
        Set<String> orders = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            for (int epoch = 0; epoch < 20; epoch++) {
                int[] order = Sampler.shuffled(20, seed).order(epoch);
                assertThat(Sampler.shuffled(20, seed).order(epoch)).containsExactly(order);
                orders.add(Arrays.toString(order));
            }
        }
        assertThat(orders).hasSize(400);
    }

    /// All 24 orders of 4 examples are equally frequent; χ² with 23 degrees of freedom is below 49.7 in 99.9% of cases.
    @Test
    void everyOrderIsEquallyFrequent() {
        Sampler sampler = Sampler.shuffled(4, 11);
        long[] counts = new long[256];
        for (int epoch = 0; epoch < 24_000; epoch++) {
            int[] order = sampler.order(epoch);
            counts[order[0] + 4 * order[1] + 16 * order[2] + 64 * order[3]]++;
        }
        long[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
        double[] expected = new double[24];
        Arrays.fill(expected, 1000);
        assertThat(seen).hasSize(24);
        assertThat(chiSquare(seen, expected)).isLessThan(49.7);
    }

    /// Neighbours must not continue each other's numbers.
    @Test
    void chancesOfNeighboursShareNothing() {
        Set<Long> numbers = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            for (int number = -10; number < 10; number++) {
                SplittableRandom chance = Sampler.chance(seed, number);
                IntStream.range(0, 50).forEach(_ -> numbers.add(chance.nextLong()));
            }
        }
        assertThat(numbers).hasSize(10 * 20 * 50);
    }

    /// χ² with 3 degrees of freedom is below 16.3 in 99.9% of cases.
    @Test
    void weightsAreChances() {
        double[] weights = {1, 0, 2, 3, 4};
        long[] counts = counts(Sampler.weighted(weights, 5), 4000, 5);
        assertThat(counts[1]).isZero();
        long[] drawn = {counts[0], counts[2], counts[3], counts[4]};
        assertThat(chiSquare(drawn, new double[] {2000, 4000, 6000, 8000})).isLessThan(16.3);
    }

    @Test
    void whatHasNoWeightIsNeverDrawn() {
        WeightedSampler sampler = new WeightedSampler(new double[] {0, 0, 1, 0, 1, 0, 0}, 1);
        assertThat(sampler.at(0)).isEqualTo(2);
        assertThat(sampler.at(0.5)).isEqualTo(2);
        assertThat(sampler.at(1)).isEqualTo(4);
        assertThat(sampler.at(1.5)).isEqualTo(4);
        assertThat(sampler.at(2)).isEqualTo(4); // where rounding makes the draw the whole sum
    }

    /// 90 examples of class 0, 9 of class 1, 1 of class 2 come equally often; χ² with 2 degrees of freedom is below 13.8 in 99.9%.
    @Test
    void balancedClassesComeEquallyOften() {
        int[] labels = IntStream.range(0, 100).map(i -> i < 90 ? 0 : i < 99 ? 1 : 2).toArray();
        long[] classes = new long[3];
        long[] counts = counts(Sampler.balanced(labels, 2), 300, 100);
        IntStream.range(0, 100).forEach(i -> classes[labels[i]] += counts[i]);
        assertThat(chiSquare(classes, new double[] {10_000, 10_000, 10_000})).isLessThan(13.8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 32, 999, 5000})
    void bucketsHaveEveryExampleOnce(int batchSize) {
        int[] lengths = lengths(1003);
        Sampler sampler = Sampler.bucketed(lengths, batchSize, 4);
        assertThat(sorted(sampler.order(3))).containsExactly(Sampler.inOrder(1003).order(0));
        assertThat(sampler.order(3)).containsExactly(sampler.order(3));
        assertThat(sampler.order(3)).isNotEqualTo(sampler.order(4));
    }

    @Test
    void bucketsNeedLittlePadding() {
        int[] lengths = lengths(10_000);
        double shuffled = padding(Sampler.shuffled(10_000, 1).order(0), lengths);
        double bucketed = padding(Sampler.bucketed(lengths, 32, 1).order(0), lengths);
        assertThat(shuffled).isGreaterThan(0.4);
        assertThat(bucketed).isLessThan(0.03);
    }

    /// The share of padding in batches of 32.
    private static double padding(int[] order, int[] lengths) {
        long used = 0;
        long places = 0;
        for (int start = 0; start < order.length; start += 32) {
            int[] batch =
                    Arrays.stream(order, start, Math.min(start + 32, order.length))
                            .map(i -> lengths[i])
                            .toArray();
            used += Arrays.stream(batch).sum();
            places += (long) batch.length * Arrays.stream(batch).max().orElseThrow();
        }
        return 1 - (double) used / places;
    }

    private static int[] lengths(int count) {
        return new SplittableRandom(9).ints(count, 1, 200).toArray();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> Sampler.weighted(new double[] {1, -2}, 0))
                .hasMessage(
                        "Sampler.weighted: expected weights of 0 or more, got -2.0; look at weight 1");
        assertThatThrownBy(() -> Sampler.weighted(new double[] {0, 0}, 0))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a sum of 0.0 of 2 weights");
        assertThatThrownBy(() -> Sampler.weighted(new double[] {1e308, 1e308}, 0))
                .hasMessageContaining("a sum of Infinity of 2 weights");
        assertThatThrownBy(() -> Sampler.balanced(new int[] {0, -1}, 0))
                .hasMessage(
                        "Sampler.balanced: expected labels of 0 or more, got -1; count the classes from 0");
        assertThatThrownBy(() -> Sampler.bucketed(new int[] {1}, 0, 0))
                .hasMessage("Sampler.bucketed: expected a batch size of 1 or more, got 0; try 32");
    }
}
