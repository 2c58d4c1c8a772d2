package io.tarn.recipes;

import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.TableEncoder;
import io.tarn.report.Chart;
import io.tarn.report.Histogram;
import java.util.Arrays;

/// What a network gets of a column of numbers with a long tail: (ln(1 + x/u) - mean) / deviation, with the median u
/// of the values that are not 0.
final class NumberFigures {
    private NumberFigures() {}

    /// The spread of the values as they stand in the table.
    static Chart before(Table table, String column, String unit) {
        return Histogram.of("Column %s, as it stands in the table".formatted(column))
                .values(column, ((Numbers) table.column(column)).values())
                .bins(30)
                .x(unit)
                .y("rows");
    }

    /// The spread of what the encoder makes of them.
    static Chart after(Table table, String target, String column) {
        TableEncoder encoder = TableEncoder.fit(table, target);
        int place = encoder.wideNames().indexOf(column);
        double[] values =
                Arrays.stream(encoder.wide(table)).mapToDouble(row -> row[place]).toArray();
        return Histogram.of("Column %s, as a network gets it".formatted(column))
                .values(column, values)
                .bins(30)
                .x("ln(1 + %s/median), mean 0, deviation 1".formatted(column))
                .y("rows");
    }
}
