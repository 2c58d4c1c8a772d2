package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.data.table.Categories;
import io.tarn.data.table.Column;
import io.tarn.data.table.Dates;
import io.tarn.data.table.Kind;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Brings new rows into the types that the model was trained with.
final class RowTable {
    private RowTable() {}

    /// One row of values by name; columns without a value are missing.
    static Table of(Map<String, Kind> kinds, Map<String, ?> row) {
        List<Column> columns = new ArrayList<>();
        row.forEach((name, value) -> {
            if (value != null) {
                columns.add(column(name, kinds.getOrDefault(name, Kind.TEXT), value));
            }
        });
        if (columns.isEmpty()) {
            columns.add(new Numbers("no column", new double[] {Double.NaN}));
        }
        return Table.of(columns);
    }

    private static Column column(String name, Kind kind, Object value) {
        return switch (value) {
            case Number number -> new Numbers(name, new double[] {number.doubleValue()});
            case Boolean truth -> category(name, truth.toString());
            case Enum<?> constant -> category(name, constant.name());
            case LocalDate day -> date(name, day.atStartOfDay().toInstant(ZoneOffset.UTC));
            case LocalDateTime time -> date(name, time.toInstant(ZoneOffset.UTC));
            case Instant instant -> date(name, instant);
            case CharSequence text when kind == Kind.TEXT ->
                    new Texts(name, List.of(text.toString()));
            case CharSequence text -> category(name, text.toString());
            default ->
                    throw DataException.of(
                            "Predictor.predict",
                            "a number, text, boolean or date as " + name,
                            value.getClass().getSimpleName(),
                            "convert it before");
        };
    }

    private static Column category(String name, String value) {
        return new Categories(name, new int[] {0}, List.of(value));
    }

    private static Column date(String name, Instant instant) {
        return new Dates(name, new long[] {instant.toEpochMilli()});
    }

    /// The rows with numbers and dates where the model expects them; a cell that is none is an error.
    static Table checked(Map<String, Kind> kinds, Table rows) {
        Table checked = rows;
        for (Column column : rows.columns()) {
            Kind kind = kinds.getOrDefault(column.name(), Kind.CONSTANT);
            if (kind == Kind.NUMERIC && !(column instanceof Numbers)) {
                checked = checked.with(numbers(column));
            } else if (kind == Kind.DATE && !(column instanceof Dates)) {
                checked = checked.with(dates(column));
            }
        }
        return checked;
    }

    private static Numbers numbers(Column column) {
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            String text = column.text(row).strip();
            if (column.isMissing(row) || text.isEmpty()) {
                values[row] = Double.NaN;
                continue;
            }
            try {
                values[row] =
                        switch (text) {
                            case "true" -> 1;
                            case "false" -> 0;
                            default -> Double.parseDouble(text);
                        };
            } catch (NumberFormatException e) {
                throw wrong("a number", column, row, e);
            }
        }
        return new Numbers(column.name(), values);
    }

    private static Dates dates(Column column) {
        long[] millis = new long[column.size()];
        for (int row = 0; row < millis.length; row++) {
            String text = column.text(row).strip();
            if (column.isMissing(row) || text.isEmpty()) {
                millis[row] = Long.MIN_VALUE;
                continue;
            }
            try {
                LocalDateTime time =
                        text.length() <= 10
                                ? LocalDate.parse(text).atStartOfDay()
                                : LocalDateTime.parse(text.replace(' ', 'T'));
                millis[row] = time.toInstant(ZoneOffset.UTC).toEpochMilli();
            } catch (DateTimeException e) {
                throw wrong("a date such as 2024-05-31", column, row, e);
            }
        }
        return new Dates(column.name(), millis);
    }

    private static DataException wrong(String expected, Column column, int row, Exception cause) {
        return DataException.of(
                "Predictor.predict",
                "%s as %s".formatted(expected, column.name()),
                "\"%s\" in row %d".formatted(column.text(row), row + 1),
                "mend the value or leave it out",
                cause);
    }
}
