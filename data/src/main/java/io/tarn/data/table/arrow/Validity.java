package io.tarn.data.table.arrow;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Which rows of a column hold a value: a bit a row, the lowest of a byte first.
final class Validity {
    static final Validity ALL = new Validity(Optional.empty());

    private final Optional<ByteBuffer> bits;

    Validity(Optional<ByteBuffer> bits) {
        this.bits = bits;
    }

    boolean isMissing(int row) {
        return bits.isPresent() && !bit(bits.get(), row);
    }

    static boolean bit(ByteBuffer bits, int row) {
        return (bits.get(row >>> 3) >>> (row & 7) & 1) != 0;
    }
}
