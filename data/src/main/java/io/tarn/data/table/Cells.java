package io.tarn.data.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// Reads the cells of a column as another type than it has: new rows may come otherwise than those that were learned from.
final class Cells {
    private static final Pattern DECORATION = Pattern.compile("[\\s\u00A0\u202F'’_%€$£¥₹]");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[\\d.]*,\\d*");
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

    private Cells() {}

    static double[] numbers(Column column) {
        if (column instanceof Numbers numbers) {
            return numbers.values();
        }
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] =
                    column instanceof Dates || column.isMissing(row)
                            ? Double.NaN
                            : number(column.text(row));
        }
        return values;
    }

    /// A number as people write it; NaN where it is none.
    static double number(String text) {
        String bare = DECORATION.matcher(text).replaceAll("");
        switch (bare) {
            case "true" -> {
                return 1;
            }
            case "false" -> {
                return 0;
            }
            default -> {
                if (THOUSANDS.matcher(bare).matches()) {
                    bare = bare.replace(",", "");
                } else if (DECIMAL_COMMA.matcher(bare).matches()) {
                    bare = bare.replace(".", "").replace(',', '.');
                }
            }
        }
        try {
            double value = Double.parseDouble(bare);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN; // the caller's note counts it
        }
    }

    static long[] dates(Column column) {
        if (column instanceof Dates dates) {
            return dates.millis();
        }
        long[] millis = new long[column.size()];
        for (int row = 0; row < millis.length; row++) {
            millis[row] = column.isMissing(row) ? Dates.MISSING : date(column.text(row).strip());
        }
        return millis;
    }

    private static long date(String text) {
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
            }
            String time = text.replace(' ', 'T');
            return time.endsWith("Z")
                    ? Instant.parse(time).toEpochMilli()
                    : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException _) {
            return Dates.MISSING; // the caller's note counts it
        }
    }
}
