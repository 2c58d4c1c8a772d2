package io.tarn.data.table.arrow;

import java.io.IOException;

/// What the values of a column are, and how they are made from buffers.
record ColumnType(ArrowColumn.Form form, Decoder decoder) {
    /// Makes values from the next buffers of a batch.
    @FunctionalInterface
    interface Decoder {
        Values decode(Buffers buffers, int rows) throws IOException;
    }
}
