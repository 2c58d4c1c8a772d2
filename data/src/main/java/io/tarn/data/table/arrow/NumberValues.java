package io.tarn.data.table.arrow;

import java.util.function.IntToDoubleFunction;

/// Values that are numbers with a fraction.
record NumberValues(Validity validity, IntToDoubleFunction values) implements Values {
    @Override
    public <E extends Exception> void read(int row, Cell<E> cell) throws E {
        if (validity.isMissing(row)) {
            cell.missing();
        } else {
            cell.number(values.applyAsDouble(row));
        }
    }
}
