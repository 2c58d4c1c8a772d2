package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.data.Sampler;
import io.tarn.data.table.Column;
import io.tarn.data.table.Dates;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Parts rows as a [HoldOut] says.
///
/// @param strata a label for each row of the table
record Partition(HoldOut split, Table table, int[] strata) {
    /// Rows to learn from and rows to judge.
    record Parts(int[] training, int[] judged) {}

    /// Sets a fifth of `rows` aside.
    Parts holdOut(int[] rows, long seed) {
        if (split instanceof HoldOut.Ordered) {
            int[] sorted = inOrder(rows);
            int cut = sorted.length - Math.max(1, sorted.length / 5);
            return new Parts(
                    Arrays.copyOf(sorted, cut), Arrays.copyOfRange(sorted, cut, sorted.length));
        }
        return folds(rows, 5, seed).getFirst();
    }

    /// So many ways to part `rows`, so that each row is judged once, except that the earliest of ordered rows never are.
    List<Parts> folds(int[] rows, int count, long seed) {
        if (split instanceof HoldOut.Ordered) {
            return growing(inOrder(rows), count);
        }
        int[] numbers =
                split instanceof HoldOut.Grouped grouped
                        ? byGroup(rows, count, grouped.column(), seed)
                        : byStratum(rows, count, seed);
        List<Parts> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int own = fold;
            folds.add(
                    new Parts(
                            chosen(rows, i -> numbers[i] != own),
                            chosen(rows, i -> numbers[i] == own)));
        }
        folds.removeIf(parts -> parts.training.length == 0 || parts.judged.length == 0);
        if (folds.isEmpty()) {
            throw DataException.of(
                    "AutoTrain",
                    "rows that can be set aside twice, " + split,
                    "too few different ones",
                    "give more of them, or part the rows in another way");
        }
        return List.copyOf(folds);
    }

    /// Which of so many blocks each row of the table belongs to, rows of one group to the same.
    int[] blocks(int count, long seed) {
        int[] rows = Sampler.inOrder(table.rows()).order(0);
        return split instanceof HoldOut.Grouped grouped
                ? byGroup(rows, count, grouped.column(), seed)
                : byStratum(rows, count, seed);
    }

    private static int[] chosen(int[] rows, java.util.function.IntPredicate which) {
        return IntStream.range(0, rows.length).filter(which).map(i -> rows[i]).toArray();
    }

    /// Deals the shuffled rows of each stratum out to the folds like cards.
    private int[] byStratum(int[] rows, int count, long seed) {
        int[] order = Sampler.inOrder(rows.length).order(0);
        Sampler.shuffle(order, new SplittableRandom(seed));
        Map<Integer, List<Integer>> piles = new TreeMap<>();
        for (int i : order) {
            piles.computeIfAbsent(strata[rows[i]], _ -> new ArrayList<>()).add(i);
        }
        int[] numbers = new int[rows.length];
        int next = 0;
        for (List<Integer> pile : piles.values()) {
            for (int i : pile) {
                numbers[i] = next++ % count;
            }
        }
        return numbers;
    }

    /// Each group, the largest first, goes to the fold that has the fewest rows.
    private int[] byGroup(int[] rows, int count, String name, long seed) {
        Column column = table.column(name);
        int[] order = Sampler.inOrder(rows.length).order(0);
        Sampler.shuffle(order, new SplittableRandom(seed));
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i : order) {
            // a row without a group is a group of its own
            String group = column.isMissing(rows[i]) ? "\0" + i : column.text(rows[i]);
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(i);
        }
        int[] numbers = new int[rows.length];
        int[] sizes = new int[count];
        groups.values().stream()
                .sorted(Comparator.comparingInt((Collection<?> group) -> -group.size()))
                .forEach(group -> {
                    int least = 0;
                    for (int fold = 1; fold < count; fold++) {
                        least = sizes[fold] < sizes[least] ? fold : least;
                    }
                    sizes[least] += group.size();
                    for (int i : group) {
                        numbers[i] = least;
                    }
                });
        return numbers;
    }

    /// Block after block is judged by all blocks before it.
    private static List<Parts> growing(int[] sorted, int count) {
        List<Parts> folds = new ArrayList<>();
        for (int fold = 1; fold <= count; fold++) {
            int from = (int) ((long) fold * sorted.length / (count + 1));
            int to = (int) ((long) (fold + 1) * sorted.length / (count + 1));
            if (from > 0 && to > from) {
                folds.add(
                        new Parts(
                                Arrays.copyOf(sorted, from), Arrays.copyOfRange(sorted, from, to)));
            }
        }
        return folds;
    }

    /// The rows by the value of the column, missing ones first.
    private int[] inOrder(int[] rows) {
        Column column = table.column(((HoldOut.Ordered) split).column());
        Comparator<Integer> order =
                switch (column) {
                    case Numbers numbers ->
                            Comparator.comparingDouble(row ->
                                    numbers.isMissing(row)
                                            ? Double.NEGATIVE_INFINITY
                                            : numbers.values()[row]);
                    case Dates dates -> Comparator.comparingLong(row -> dates.millis()[row]);
                    default -> Comparator.comparing(column::text);
                };
        return Arrays.stream(rows).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }
}
