package io.tarn.data.table;

/// A named column of a [Table]: numbers, categories, dates or texts, any of which may be missing.
///
/// The arrays inside are shared, not copied: a million rows are many. Do not change them.
public sealed interface Column permits Numbers, Categories, Dates, Texts {
    String name();

    int size();

    boolean isMissing(int row);

    /// The cell as text; empty where it is missing.
    String text(int row);

    /// These rows only, in this order.
    Column rows(int... indices);

    /// The same column under another name.
    Column named(String name);

    /// How many cells are missing.
    default int missing() {
        int missing = 0;
        for (int row = 0; row < size(); row++) {
            missing += isMissing(row) ? 1 : 0;
        }
        return missing;
    }
}
