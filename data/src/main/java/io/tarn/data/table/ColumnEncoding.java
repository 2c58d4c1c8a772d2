package io.tarn.data.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one column becomes features, learned on training rows.
///
/// Each form is written into the rows of `out` from position `at` on.
sealed interface ColumnEncoding
        permits NumberEncoding, CategoryEncoding, DateEncoding, TextEncoding {
    String column();

    /// Features of mean 0 and deviation 1, or 0 and 1; never NaN.
    List<String> wideNames();

    void wide(Column column, float[][] out, int at);

    /// Features as they are; NaN is missing.
    List<String> rawNames();

    void raw(Column column, float[][] out, int at);

    /// Whether the first raw feature is a code.
    default boolean isCategory() {
        return false;
    }

    /// What wide has beside a code; all of it where there is no code.
    default List<String> numberNames() {
        return wideNames();
    }

    default void numbers(Column column, float[][] out, int at) {
        wide(column, out, at);
    }

    /// What in new rows was never seen, if anything.
    Optional<String> note(Column column);

    Map<String, Object> toJson();

    static ColumnEncoding fromJson(Map<String, ?> json) {
        Json part = new Json(json);
        return switch (part.text("form")) {
            case "number" -> NumberEncoding.fromJson(part);
            case "category" -> CategoryEncoding.fromJson(part);
            case "date" -> DateEncoding.fromJson(part);
            case "text" -> TextEncoding.fromJson(part);
            default -> throw part.wrong("form", "number, category, date or text");
        };
    }
}
