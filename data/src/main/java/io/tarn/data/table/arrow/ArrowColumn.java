package io.tarn.data.table.arrow;

/// The name of a column, and what its values are.
public record ArrowColumn(String name, Form form) {
    /// Which method of [Cell] is called.
    public enum Form {
        TRUTH,
        WHOLE,
        NUMBER,
        DAY,
        MOMENT,
        TIME,
        TEXT
    }
}
