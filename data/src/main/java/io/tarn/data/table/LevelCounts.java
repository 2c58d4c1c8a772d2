package io.tarn.data.table;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often each text comes in a column, the most frequent first, equally frequent ones by the alphabet.
record LevelCounts(List<Map.Entry<String, Integer>> entries) {
    static LevelCounts of(Column column) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                counts.merge(column.text(row), 1, Integer::sum);
            }
        }
        return new LevelCounts(
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .toList());
    }

    /// Those that come at least so often, so many at most.
    LevelCounts frequent(int least, int most) {
        return new LevelCounts(
                entries.stream().filter(entry -> entry.getValue() >= least).limit(most).toList());
    }

    /// All but the first.
    LevelCounts after(int first) {
        return new LevelCounts(entries.subList(first, entries.size()));
    }

    int size() {
        return entries.size();
    }

    List<String> names() {
        return entries.stream().map(Map.Entry::getKey).toList();
    }

    List<Double> shares(double rows) {
        return entries.stream().map(entry -> entry.getValue() / rows).toList();
    }
}
