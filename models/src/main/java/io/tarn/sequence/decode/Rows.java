package io.tarn.sequence.decode;

import io.tarn.sequence.Continuation;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.LongStream;

/// Which rows of a continuation go on.
final class Rows {
    private Rows() {}

    /// Goes on from these rows; where they are those that there are, nothing is copied.
    static void select(Continuation sequences, List<Long> rows) {
        boolean isSame = LongStream.range(0, sequences.rows()).boxed().toList().equals(rows);
        if (!isSame) {
            sequences.select(Tensor.of(rows.stream().mapToLong(row -> row).toArray()));
        }
    }
}
