package io.tarn.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A confusion matrix as text, in columns.
final class ConfusionText {
    private ConfusionText() {}

    static String of(ConfusionMatrix matrix) {
        int classes = matrix.classes().size();
        boolean missed = IntStream.range(0, classes).anyMatch(i -> matrix.missed(i) > 0);
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(matrix.classes());
        if (missed) {
            head.add("none");
        }
        rows.add(head);
        for (int actual = 0; actual < classes; actual++) {
            List<String> row = new ArrayList<>(List.of(matrix.classes().get(actual)));
            for (int predicted = 0; predicted < classes; predicted++) {
                row.add(String.valueOf(matrix.count(actual, predicted)));
            }
            if (missed) {
                row.add(String.valueOf(matrix.missed(actual)));
            }
            rows.add(row);
        }
        return aligned(rows);
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths =
                IntStream.range(0, rows.getFirst().size())
                        .map(column ->
                                rows.stream()
                                        .mapToInt(row -> row.get(column).length())
                                        .max()
                                        .orElse(0))
                        .toArray();
        String table =
                rows.stream()
                        .map(row ->
                                IntStream.range(0, widths.length)
                                        .mapToObj(i -> padded(row.get(i), widths[i], i == 0))
                                        .collect(Collectors.joining("  ")))
                        .collect(Collectors.joining("\n"));
        return table.replaceFirst("(?m)$", "  ← predicted");
    }

    private static String padded(String text, int width, boolean left) {
        String spaces = " ".repeat(width - text.length());
        return left ? text + spaces : spaces + text;
    }
}
