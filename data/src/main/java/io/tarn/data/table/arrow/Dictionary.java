package io.tarn.data.table.arrow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/// Values that columns name by number; more may come later.
final class Dictionary {
    private final List<Values> parts = new ArrayList<>();
    private long[] starts = new long[1];
    private long size;

    void add(Values values, int rows) {
        if (rows == 0) {
            return;
        }
        if (parts.size() == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[parts.size()] = size;
        parts.add(values instanceof TextValues texts ? texts.remembered(rows) : values);
        size += rows;
    }

    /// A column that names values by these numbers.
    Values named(Validity validity, IntToLongFunction numbers, Place place) {
        return new Named(this, validity, numbers, place);
    }

    private <E extends Exception> void read(long index, Cell<E> cell, Place place) throws E {
        if (index < 0 || index >= size) {
            throw place.damaged("value " + index + " of a dictionary of " + size);
        }
        int found = parts.size() == 1 ? 0 : Arrays.binarySearch(starts, 0, parts.size(), index);
        int part = found < 0 ? -found - 2 : found;
        parts.get(part).read((int) (index - starts[part]), cell);
    }

    private record Named(
            Dictionary dictionary, Validity validity, IntToLongFunction numbers, Place place)
            implements Values {
        @Override
        public <E extends Exception> void read(int row, Cell<E> cell) throws E {
            if (validity.isMissing(row)) {
                cell.missing();
            } else {
                dictionary.read(numbers.applyAsLong(row), cell, place);
            }
        }
    }
}
