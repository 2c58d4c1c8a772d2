package io.tarn.data.table.arrow;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Values that are texts; a short file may name a long text many times, so each counts.
record TextValues(Validity validity, Limit limit, IntFunction<String> texts) implements Values {
    @Override
    public <E extends Exception> void read(int row, Cell<E> cell) throws E {
        if (validity.isMissing(row)) {
            cell.missing();
            return;
        }
        String text = texts.apply(row);
        limit.bytes(text.length());
        cell.text(text);
    }

    /// The same, where each text is made once.
    TextValues remembered(int rows) {
        @Nullable String[] known = new @Nullable String[rows];
        return new TextValues(
                validity,
                limit,
                row -> {
                    String text = known[row];
                    if (text == null) {
                        text = texts.apply(row);
                        known[row] = text;
                    }
                    return text;
                });
    }
}
