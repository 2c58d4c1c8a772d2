package io.tarn.data.table.arrow;

/// Values all of which are missing.
record NoValues() implements Values {
    @Override
    public <E extends Exception> void read(int row, Cell<E> cell) throws E {
        cell.missing();
    }
}
