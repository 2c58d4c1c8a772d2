package io.tarn.data.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What the columns of a table hold, counted.
///
/// @param rows how many rows the table has
/// @param columns a summary of each column, in their order
public record TableProfile(int rows, List<Summary> columns) {
    private static final int TOP = 10;

    public TableProfile {
        columns = List.copyOf(columns);
    }

    /// How often a level comes.
    public record Level(String text, int count) {}

    /// What one column holds.
    ///
    /// `min` to `deviation` are NaN where there are no numbers; dates count as milliseconds since 1970. `top` has the most frequent levels
    /// of a column without numbers.
    public record Summary(
            String name,
            Kind kind,
            String why,
            int count,
            int missing,
            int distinct,
            double min,
            double mean,
            double median,
            double max,
            double deviation,
            List<Level> top) {
        public Summary {
            top = List.copyOf(top);
        }
    }

    public static TableProfile of(Table table) {
        Schema schema = Schema.of(table);
        return new TableProfile(
                table.rows(),
                table.columns().stream().map(column -> summary(column, schema)).toList());
    }

    private static Summary summary(Column column, Schema schema) {
        return switch (column) {
            case Numbers numbers -> numbers(column, schema, numbers.values());
            case Dates dates ->
                    numbers(
                            column,
                            schema,
                            Arrays.stream(dates.millis())
                                    .mapToDouble(m -> m == Dates.MISSING ? Double.NaN : m)
                                    .toArray());
            case Categories _, Texts _ -> texts(column, schema);
        };
    }

    private static Summary numbers(Column column, Schema schema, double[] values) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        Arrays.parallelSort(sorted);
        int n = sorted.length;
        Moments moments = Moments.of(sorted);
        long distinct =
                IntStream.range(0, n).filter(i -> i == 0 || sorted[i] != sorted[i - 1]).count();
        return new Summary(
                column.name(),
                schema.kind(column.name()),
                schema.why(column.name()),
                n,
                values.length - n,
                (int) distinct,
                n == 0 ? Double.NaN : sorted[0],
                n == 0 ? Double.NaN : moments.mean(),
                Moments.median(sorted),
                n == 0 ? Double.NaN : sorted[n - 1],
                n == 0 ? Double.NaN : moments.deviation(),
                List.of());
    }

    private static Summary texts(Column column, Schema schema) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                counts.merge(column.text(row), 1, Integer::sum);
            }
        }
        int missing = column.missing();
        return new Summary(
                column.name(),
                schema.kind(column.name()),
                schema.why(column.name()),
                column.size() - missing,
                missing,
                counts.size(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                counts.entrySet().stream()
                        .map(entry -> new Level(entry.getKey(), entry.getValue()))
                        .sorted(
                                Comparator.comparingInt(Level::count)
                                        .reversed()
                                        .thenComparing(Level::text))
                        .limit(TOP)
                        .toList());
    }
}
