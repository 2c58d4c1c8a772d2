package io.tarn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lines of words in aligned columns, under a line of headings.
final class Listing {
    private final List<List<String>> lines = new ArrayList<>();

    private Listing() {}

    static Listing of(String... headings) {
        return new Listing().add((Object[]) headings);
    }

    Listing add(Object... words) {
        lines.add(java.util.Arrays.stream(words).map(String::valueOf).toList());
        return this;
    }

    @Override
    public String toString() {
        int[] widths =
                IntStream.range(0, lines.getFirst().size())
                        .map(i ->
                                lines.stream()
                                        .mapToInt(line -> line.get(i).length())
                                        .max()
                                        .orElse(0))
                        .toArray();
        var text = new StringBuilder();
        for (List<String> line : lines) {
            var row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                row.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            text.append(row.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }
}
