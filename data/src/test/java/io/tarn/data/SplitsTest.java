package io.tarn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Properties that every split must have, over many random cases.
final class SplitsTest {
    private static final Shares SHARES = Shares.of(0.15, 0.2);

    private static void isWhole(Split split, int size) {
        int[] all =
                IntStream.of(split.train().length, split.validation().length, split.test().length)
                        .toArray();
        assertThat(Arrays.stream(all).sum()).isEqualTo(size);
        int[] numbers =
                IntStream.concat(
                                Arrays.stream(split.trainAndValidation()),
                                Arrays.stream(split.test()))
                        .sorted()
                        .toArray();
        assertThat(numbers).containsExactly(IntStream.range(0, size).toArray());
    }

    private static long of(int[] side, int[] labels, int label) {
        return Arrays.stream(side).filter(i -> labels[i] == label).count();
    }

    @ParameterizedTest
    @CsvSource({"1000, 150, 200", "103, 15, 21", "10, 2, 2", "4, 1, 1", "3, 1, 1"})
    void sizesAreExact(int size, int validation, int test) {
        Split split = Splits.holdOut(size, SHARES, 1);
        isWhole(split, size);
        assertThat(split.validation()).hasSize(validation);
        assertThat(split.test()).hasSize(test);
    }

    @Test
    void sidesMayBeLeftOut() {
        Split split = Splits.holdOut(10, Shares.of(0.3, 0), 1);
        assertThat(split.validation()).hasSize(3);
        assertThat(split.test()).isEmpty();
        assertThat(Splits.holdOut(10, Shares.of(0, 0), 1).train()).hasSize(10);
    }

    @Test
    void aSeedHasItsSplit() {
        int[] labels = labels(200, 4, 5);
        for (LongFunction<Split> way :
                List.<LongFunction<Split>>of(
                        seed -> Splits.holdOut(200, SHARES, seed),
                        seed -> Splits.stratified(labels, SHARES, seed),
                        seed -> Splits.grouped(labels(200, 50, 6), SHARES, seed),
                        seed -> Splits.folds(200, 5, seed).getFirst(),
                        seed -> Splits.stratifiedFolds(labels, 5, seed).getFirst(),
                        seed -> Splits.groupedFolds(labels(200, 50, 6), 5, seed).getFirst())) {
            assertThat(way.apply(3).train()).containsExactly(way.apply(3).train());
            assertThat(way.apply(3).train()).isNotEqualTo(way.apply(4).train());
        }
    }

    /// Every example is tested as often as the share says: 2000 draws of 20%, so 400 ± 5·18.
    @Test
    void everyExampleMayBeTested() {
        int[] labels = labels(20, 3, 2);
        int[] tested = new int[20];
        int[] held = new int[20];
        for (int seed = 0; seed < 2000; seed++) {
            Arrays.stream(Splits.stratified(labels, SHARES, seed).test()).forEach(i -> tested[i]++);
            Arrays.stream(Splits.holdOut(20, SHARES, seed).test()).forEach(i -> held[i]++);
        }
        assertThat(Arrays.stream(tested).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(310, 490));
        assertThat(Arrays.stream(held).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(310, 490));
    }

    /// Labels of classes that are rarer the higher they are; every class has two examples at least.
    private static int[] labels(int size, int classes, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        return IntStream.range(0, size)
                .map(i -> i < 2 * classes ? i / 2 : chance.nextInt(1 + chance.nextInt(classes)))
                .toArray();
    }

    @Test
    void everyClassHasItsShareOnEverySide() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            int classes = 2 + chance.nextInt(6);
            int[] labels = labels(30 + chance.nextInt(300), classes, seed);
            Split split = Splits.stratified(labels, SHARES, seed);
            isWhole(split, labels.length);
            Split exact = Splits.holdOut(labels.length, SHARES, seed);
            assertThat(split.validation()).hasSameSizeAs(exact.validation());
            assertThat(split.test()).hasSameSizeAs(exact.test());
            for (int label = 0; label < classes; label++) {
                long members = Arrays.stream(labels).filter(new Is(label)).count();
                double share = (double) members / labels.length;
                assertThat(of(split.test(), labels, label) - share * split.test().length)
                        .isBetween(-2.0, 2.0);
                assertThat(
                                of(split.validation(), labels, label)
                                        - share * split.validation().length)
                        .isBetween(-2.0, 2.0);
                assertThat(of(split.train(), labels, label)).isPositive();
            }
        }
    }

    private record Is(int label) implements IntPredicate {
        @Override
        public boolean test(int other) {
            return other == label;
        }
    }

    @Test
    void aClassWithOneExampleIsLearnedFrom() {
        int[] labels = new int[50];
        labels[17] = 9;
        labels[20] = 3;
        labels[21] = 3;
        for (int seed = 0; seed < 50; seed++) {
            Split split = Splits.stratified(labels, Shares.of(0.3, 0.3), seed);
            isWhole(split, 50);
            assertThat(split.train()).contains(17);
            assertThat(of(split.train(), labels, 3)).isPositive();
            assertThat(split.notes())
                    .contains("class 9 has 1 example, none for validation and test");
            assertThat(split)
                    .asString()
                    .contains("20 for training")
                    .contains("class 9 has 1 example");
        }
    }

    @Test
    void noGroupIsOnTwoSides() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            int[] groups = labels(20 + chance.nextInt(200), 3 + chance.nextInt(7), seed);
            Split split = Splits.grouped(groups, SHARES, seed);
            isWhole(split, groups.length);
            assertThat(split.train()).isNotEmpty();
            assertThat(split.validation()).isNotEmpty();
            assertThat(split.test()).isNotEmpty();
            areApart(groups, split.train(), split.validation());
            areApart(groups, split.train(), split.test());
            areApart(groups, split.validation(), split.test());
        }
    }

    private static void areApart(int[] groups, int[] one, int[] other) {
        int[] known = Arrays.stream(one).map(i -> groups[i]).distinct().toArray();
        assertThat(Arrays.stream(other).map(i -> groups[i]))
                .noneMatch(group -> Arrays.stream(known).anyMatch(k -> k == group));
    }

    @Test
    void groupsOfOneGiveExactSizes() {
        int[] groups = IntStream.range(0, 103).toArray();
        Split split = Splits.grouped(groups, SHARES, 3);
        assertThat(split.validation()).hasSize(15);
        assertThat(split.test()).hasSize(21);
    }

    @Test
    void twoGroupsAreTwoSides() {
        int[] groups = IntStream.range(0, 100).map(i -> i < 50 ? 7 : -3).toArray();
        Split split = Splits.grouped(groups, Shares.of(0, 0.2), 1);
        assertThat(split.train()).hasSize(50);
        assertThat(split.test()).hasSize(50);
        assertThatThrownBy(() -> Splits.grouped(groups, SHARES, 1))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Splits.grouped: expected a group or more for each of 3 sides, got 2 groups;"
                                + " leave a side out with a share of 0, or split with Splits.holdOut");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> Shares.of(0.5, 0.5))
                .hasMessage(
                        "Shares: expected shares of 0 or more that leave some examples to training,"
                                + " got validation 0.5 and test 0.5; try Shares.of(0.15, 0.15)");
        assertThatThrownBy(() -> Splits.holdOut(2, SHARES, 0))
                .hasMessage(
                        "Splits.holdOut: expected an example or more for each side, got 2 examples;"
                                + " collect more data, or leave a side out with a share of 0");
        assertThatThrownBy(() -> new Split(new int[] {1, 2}, new int[] {2}, new int[0]))
                .hasMessage(
                        "Split: expected examples of 0 or more, each on one side only, got 2 twice;"
                                + " look at what made the numbers");
        assertThatThrownBy(() -> Splits.stratified(IntStream.range(0, 20).toArray(), SHARES, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("join rare classes");
    }
}
