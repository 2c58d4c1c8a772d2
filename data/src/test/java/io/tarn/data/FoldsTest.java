package io.tarn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Folds, and splits in time.
final class FoldsTest {
    private static void eachExampleValidatesOnce(List<Split> folds, int size) {
        int[] validated =
                folds.stream()
                        .flatMapToInt(fold -> Arrays.stream(fold.validation()))
                        .sorted()
                        .toArray();
        assertThat(validated).containsExactly(IntStream.range(0, size).toArray());
        assertThat(folds)
                .allSatisfy(fold -> {
                    assertThat(fold.size()).isEqualTo(size);
                    assertThat(fold.test()).isEmpty();
                });
    }

    private static int spread(IntStream sizes) {
        var summary = sizes.summaryStatistics();
        return summary.getMax() - summary.getMin();
    }

    @ParameterizedTest
    @CsvSource({"100, 5", "103, 5", "7, 7", "10, 2"})
    void foldsAreEquallyLarge(int size, int count) {
        List<Split> folds = Splits.folds(size, count, 3);
        assertThat(folds).hasSize(count);
        eachExampleValidatesOnce(folds, size);
        assertThat(spread(folds.stream().mapToInt(fold -> fold.validation().length)))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void stratifiedFoldsHaveEveryClass() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            int[] labels = chance.ints(90 + chance.nextInt(50), 0, 4).toArray();
            List<Split> folds = Splits.stratifiedFolds(labels, 5, seed);
            eachExampleValidatesOnce(folds, labels.length);
            assertThat(spread(folds.stream().mapToInt(fold -> fold.validation().length)))
                    .isLessThanOrEqualTo(1);
            for (int label = 0; label < 4; label++) {
                int wanted = label;
                assertThat(
                                spread(
                                        folds.stream()
                                                .mapToInt(fold ->
                                                        of(fold.validation(), labels, wanted))))
                        .isLessThanOrEqualTo(1);
            }
            assertThat(folds.getFirst().notes()).isEmpty();
        }
    }

    private static int of(int[] side, int[] labels, int label) {
        return (int) Arrays.stream(side).filter(i -> labels[i] == label).count();
    }

    @Test
    void aClassThatIsTooSmallForTheFoldsIsNoted() {
        int[] labels = {0, 0, 0, 0, 0, 0, 5};
        assertThat(Splits.stratifiedFolds(labels, 3, 1).getFirst().notes())
                .containsExactly("class 5 has 1 example for 3 folds");
    }

    @Test
    void noGroupIsInTwoFolds() {
        for (int seed = 0; seed < 100; seed++) {
            int[] groups = new SplittableRandom(seed).ints(150, 0, 12).toArray();
            List<Split> folds = Splits.groupedFolds(groups, 4, seed);
            eachExampleValidatesOnce(folds, 150);
            for (Split fold : folds) {
                assertThat(fold.validation()).isNotEmpty();
                assertThat(Arrays.stream(fold.validation()).map(i -> groups[i]))
                        .noneMatch(group ->
                                Arrays.stream(fold.train()).anyMatch(i -> groups[i] == group));
            }
            assertThat(spread(folds.stream().mapToInt(fold -> fold.validation().length)))
                    .isLessThanOrEqualTo(20); // as large as the largest group at most
        }
    }

    @Test
    void asManyFoldsAsThereAre() {
        assertThatThrownBy(() -> Splits.folds(3, 4, 0))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Splits.folds: expected 2 folds or more, and at most one for each example,"
                                + " got 4 folds for 3 examples; try 5 folds");
        assertThatThrownBy(() -> Splits.folds(3, 0, 0)).hasMessageContaining("got 0 folds");
        assertThatThrownBy(() -> Splits.groupedFolds(new int[] {1, 1, 2}, 3, 0))
                .hasMessageContaining("at most one for each group, got 3 folds for 2 groups");
        assertThatThrownBy(() -> Splits.stratifiedFolds(new int[2], 1, 0))
                .hasMessageContaining("got 1 folds");
    }

    @Test
    void nothingIsLearnedFromTheFuture() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            long[] times =
                    chance.longs(20 + chance.nextInt(100), 0, 3 + chance.nextInt(200)).toArray();
            Split split = Splits.ordered(times, Shares.of(0.2, 0.2));
            assertThat(split.size()).isEqualTo(times.length);
            assertThat(latest(split.train(), times))
                    .isLessThan(earliest(split.validation(), times));
            assertThat(latest(split.validation(), times)).isLessThan(earliest(split.test(), times));
        }
    }

    private static long latest(int[] side, long[] times) {
        return Arrays.stream(side).mapToLong(i -> times[i]).max().orElseThrow();
    }

    private static long earliest(int[] side, long[] times) {
        return Arrays.stream(side).mapToLong(i -> times[i]).min().orElseThrow();
    }

    @Test
    void differentTimesGiveExactSizes() {
        long[] times = IntStream.range(0, 100).mapToLong(i -> 100 - i).toArray();
        Split split = Splits.ordered(times, Shares.of(0.15, 0.2));
        assertThat(split.train()).hasSize(65).doesNotContain(0).contains(99);
        assertThat(split.validation()).hasSize(15);
        assertThat(split.test()).hasSize(20);
        Split two = Splits.ordered(times, Shares.of(0, 0.2));
        assertThat(two.train()).hasSize(80);
        assertThat(two.validation()).isEmpty();
        assertThat(two.test()).hasSize(20);
        assertThat(Splits.ordered(times, Shares.of(0.2, 0)).validation()).hasSize(20);
        assertThat(Splits.ordered(times, Shares.of(0, 0)).train()).hasSize(100);
    }

    @Test
    void timesMustDiffer() {
        assertThatThrownBy(() -> Splits.ordered(new long[] {5, 5, 5, 6, 6}, Shares.of(0.2, 0.2)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Splits.ordered: expected 3 times or more, one for each side, got 2 different times;"
                                + " give finer times, or split with Splits.holdOut");
    }
}
