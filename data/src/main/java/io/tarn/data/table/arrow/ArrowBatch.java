package io.tarn.data.table.arrow;

import java.util.List;

/// Some rows of an Arrow file, by column.
public record ArrowBatch(int rows, List<Values> columns) {
    public ArrowBatch {
        columns = List.copyOf(columns);
    }
}
