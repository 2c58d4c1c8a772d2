package io.tarn.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Splits from the number of the fold in which each example validates.
final class Folds {
    private Folds() {}

    static void check(String who, int count, int available, String what) {
        if (count < 2 || count > available) {
            throw DataException.of(
                    who,
                    "2 folds or more, and at most one for each %s".formatted(what),
                    "%d folds for %d %ss".formatted(count, available, what),
                    "try 5 folds");
        }
    }

    static List<Split> of(String who, int[] folds, int count, List<String> notes) {
        check(who, count, folds.length, "example");
        return IntStream.range(0, count)
                .mapToObj(fold ->
                        Split.of(Arrays.stream(folds).map(f -> f == fold ? 1 : 0).toArray(), notes))
                .toList();
    }
}
