package io.tarn.data.table;

/// What the values of a column mean, which decides how they become features.
public enum Kind {
    NUMERIC,
    CATEGORICAL,
    BOOLEAN,
    DATE,
    TEXT,
    /// A name of the row, such as a counter; nothing can be learned from it.
    ID,
    /// The same in every row, or always missing.
    CONSTANT
}
