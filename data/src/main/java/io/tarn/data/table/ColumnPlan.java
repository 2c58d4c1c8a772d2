package io.tarn.data.table;

import java.util.List;

/// How a column of the table `raw` becomes a column of ours.
///
/// @param name ours
/// @param base the column as an expression in SQL
/// @param form what comes out
/// @param value the value as an expression, null where it is missing
/// @param levels the texts of a column of categories; empty otherwise
/// @param type the enumeration in SQL of those levels
record ColumnPlan(
        String name,
        String base,
        Reading.Form form,
        String value,
        List<String> levels,
        String type) {
    static ColumnPlan of(String name, String base, Reading.Form form, String value) {
        return new ColumnPlan(name, base, form, value, List.of(), "");
    }

    ColumnPlan with(Reading reading) {
        return of(name, base, reading.form(), reading.of(base));
    }

    ColumnPlan with(List<String> texts, String enumeration) {
        return new ColumnPlan(name, base, form, value, texts, enumeration);
    }

    /// The value in the form in which it is fetched, never null but for texts.
    String fetched() {
        return switch (form) {
            case NUMBER ->
                    "CASE WHEN isfinite(%1$s) THEN %1$s ELSE 'nan'::DOUBLE END"
                            .formatted("CAST(" + value + " AS DOUBLE)");
            case DATE ->
                    "coalesce(epoch_ms(CAST(%s AS TIMESTAMP)), -9223372036854775808)"
                            .formatted(value);
            case TRUTH -> "coalesce(CAST(CAST(%s AS BOOLEAN) AS INTEGER), -1)".formatted(value);
            case TEXT ->
                    type.isEmpty()
                            ? value
                            : "coalesce(CAST(enum_code(CAST(%s AS %s)) AS INTEGER), -1)"
                                    .formatted(value, type);
        };
    }
}
