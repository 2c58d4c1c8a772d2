package io.tarn.data.table.arrow;

import java.util.function.IntToLongFunction;

/// Values that are whole numbers underneath, such as days.
record FixedValues(ArrowColumn.Form form, Validity validity, IntToLongFunction values)
        implements Values {
    @Override
    public <E extends Exception> void read(int row, Cell<E> cell) throws E {
        if (validity.isMissing(row)) {
            cell.missing();
            return;
        }
        long value = values.applyAsLong(row);
        switch (form) {
            case TRUTH -> cell.truth(value != 0);
            case WHOLE -> cell.whole(value);
            case NUMBER -> cell.number(value);
            case DAY -> cell.day((int) value);
            case MOMENT -> cell.moment(value);
            case TIME -> cell.time(value);
            case TEXT -> cell.text(Long.toString(value));
        }
    }
}
