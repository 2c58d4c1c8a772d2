package io.tarn.classic.sample;

import io.tarn.report.Grid;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// [Chains] as text.
final class ChainsText {
    private ChainsText() {}

    static String of(Chains chains) {
        Grid grid = chains.table();
        List<List<String>> rows =
                Stream.concat(Stream.of(grid.header()), grid.rows().stream()).toList();
        String table = rows.stream().map(row -> line(row, rows)).collect(Collectors.joining("\n"));
        String warnings =
                chains.warnings().stream().map(each -> "\n! " + each).collect(Collectors.joining());
        return chains + "\n" + table + warnings;
    }

    private static String line(List<String> row, List<List<String>> all) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> " ".repeat(width(all, i) - row.get(i).length()) + row.get(i))
                .collect(Collectors.joining("  "));
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
