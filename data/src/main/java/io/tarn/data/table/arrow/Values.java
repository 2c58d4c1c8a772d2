package io.tarn.data.table.arrow;

/// The values of one column in a batch of rows.
public interface Values {
    /// Hands the value in a row to the method of `cell` that suits its type.
    <E extends Exception> void read(int row, Cell<E> cell) throws E;
}
