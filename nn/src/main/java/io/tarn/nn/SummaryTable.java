package io.tarn.nn;

import io.tarn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The text of a [Summary]: a table, and its totals below.
final class SummaryTable {
    private SummaryTable() {}

    static String print(Summary summary) {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"layer", "type", "output", "parameters", "MACs"});
        for (Summary.Row row : summary.rows()) {
            lines.add(
                    new String[] {
                        row.path().isEmpty() ? "(net)" : row.path(),
                        row.type(),
                        row.output().map(Shape::toString).orElse("-"),
                        count(row.parameters()),
                        count(row.macs())
                    });
        }
        int[] widths =
                IntStream.range(0, 5)
                        .map(column ->
                                lines.stream()
                                        .mapToInt(line -> line[column].length())
                                        .max()
                                        .orElse(0))
                        .toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i), widths)).append('\n');
            if (i == 0) {
                text.append("─".repeat(IntStream.of(widths).sum() + 8)).append('\n');
            }
        }
        long frozen = summary.parameters() - summary.trainable();
        return text.append("─".repeat(IntStream.of(widths).sum() + 8))
                .append('\n')
                .append(
                        String.format(
                                Locale.ROOT,
                                "%s: %,d parameters",
                                summary.title(),
                                summary.parameters()))
                .append(
                        frozen > 0
                                ? String.format(
                                        Locale.ROOT,
                                        " (%,d trainable, %,d frozen)",
                                        summary.trainable(),
                                        frozen)
                                : "")
                .append(String.format(Locale.ROOT, ", %,d MACs for one example", summary.macs()))
                .append('\n')
                .append(
                        "memory: %s of parameters, %s of outputs, about %s to train on one example"
                                .formatted(
                                        size(summary.parameterBytes()),
                                        size(summary.outputBytes()),
                                        size(summary.trainingBytes())))
                .toString();
    }

    /// The first three columns start on the left, the numbers end on the right.
    private static String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String space = " ".repeat(widths[i] - cells[i].length());
            line.append(i < 3 ? cells[i] + space : space + cells[i])
                    .append(i < cells.length - 1 ? "  " : "");
        }
        return line.toString().stripTrailing();
    }

    private static String count(long number) {
        return number == 0 ? "" : String.format(Locale.ROOT, "%,d", number);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
