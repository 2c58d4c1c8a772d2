package io.tarn.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A table as a test reads it: RFC 4180, all cells texts, no line ends in cells.
record Csv(List<String> header, List<List<String>> rows) {
    static Csv read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(cells(line));
        }
        assertAllAsWide(file, rows);
        return new Csv(rows.removeFirst(), rows);
    }

    private static void assertAllAsWide(Path file, List<List<String>> rows) {
        for (List<String> row : rows) {
            if (row.size() != rows.getFirst().size()) {
                throw new AssertionError(file + ": " + row);
            }
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    List<String> column(String name) {
        int index = header.indexOf(name);
        return rows.stream().map(row -> row.get(index)).toList();
    }

    Map<String, Long> counts(String name) {
        return column(name).stream()
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    }

    /// The numbers of a column, unknown ones left out.
    double[] numbers(String name) {
        return column(name).stream()
                .filter(cell -> !cell.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
