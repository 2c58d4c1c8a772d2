package io.tarn.data.table;

import io.tarn.data.table.arrow.ArrowBatch;
import io.tarn.data.table.arrow.ArrowColumn;
import io.tarn.data.table.arrow.ArrowFile;
import io.tarn.data.table.arrow.Cell;
import io.tarn.data.table.arrow.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;

/// Reads Arrow and Feather files: their rows are put into the database, where queries and types are the same as for other files.
final class ArrowTable {
    private ArrowTable() {}

    static Table read(Duck duck, Path file, Table.Config config) throws IOException, SQLException {
        List<String> notes = new ArrayList<>();
        try (ArrowFile arrow = ArrowFile.open(file)) {
            List<ArrowColumn> columns = arrow.columns();
            List<String> names =
                    TextLayout.unique(columns.stream().map(ArrowColumn::name).toList(), notes);
            duck.lockDown(file.toAbsolutePath());
            duck.run(
                    IntStream.range(0, columns.size())
                            .mapToObj(i -> "c" + i + " " + type(columns.get(i).form()))
                            .collect(Collectors.joining(", ", "CREATE TABLE raw (", ")")));
            try (DuckDBAppender rows = duck.appender("raw")) {
                Cell<SQLException> cell = new Appended(rows);
                for (Optional<ArrowBatch> batch = arrow.next();
                        batch.isPresent();
                        batch = arrow.next()) {
                    append(rows, batch.get(), cell);
                }
            }
            return TypedColumns.read(duck, file.toString(), names, notes, Reading.NUMBERS, config);
        }
    }

    private static void append(DuckDBAppender rows, ArrowBatch batch, Cell<SQLException> cell)
            throws SQLException {
        for (int row = 0; row < batch.rows(); row++) {
            rows.beginRow();
            for (Values column : batch.columns()) {
                column.read(row, cell);
            }
            rows.endRow();
        }
    }

    private static String type(ArrowColumn.Form form) {
        return switch (form) {
            case TRUTH -> "BOOLEAN";
            case WHOLE -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case DAY -> "DATE";
            case MOMENT -> "TIMESTAMP";
            case TIME -> "TIME";
            case TEXT -> "VARCHAR";
        };
    }

    /// Puts values at the end of a row.
    private record Appended(DuckDBAppender row) implements Cell<SQLException> {
        @Override
        public void missing() throws SQLException {
            row.appendNull();
        }

        @Override
        public void truth(boolean value) throws SQLException {
            row.append(value);
        }

        @Override
        public void whole(long value) throws SQLException {
            row.append(value);
        }

        @Override
        public void number(double value) throws SQLException {
            row.append(value);
        }

        @Override
        public void day(int days) throws SQLException {
            row.appendEpochDays(days);
        }

        @Override
        public void moment(long micros) throws SQLException {
            row.appendEpochMicros(micros);
        }

        @Override
        public void time(long micros) throws SQLException {
            row.appendDayMicros(micros);
        }

        @Override
        public void text(String value) throws SQLException {
            if (Marks.isMark(value)) {
                row.appendNull();
            } else {
                row.append(value);
            }
        }
    }
}
