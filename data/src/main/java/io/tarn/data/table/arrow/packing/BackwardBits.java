package io.tarn.data.table.arrow.packing;

import java.util.zip.DataFormatException;

/// Bits that are read from the end of some bytes to their begin, as Zstandard writes them.
final class BackwardBits {
    private final byte[] bytes;
    private final long start;
    private long left;

    /// The highest bit that is set in the last byte says where the bits end.
    BackwardBits(byte[] bytes, int start, int end) throws DataFormatException {
        if (end <= start || end > bytes.length || bytes[end - 1] == 0) {
            throw new DataFormatException("Zstandard data without a mark at their end");
        }
        this.bytes = bytes;
        this.start = 8L * start;
        int last = bytes[end - 1] & 0xFF;
        this.left = 8L * (end - start - 1) + 31 - Integer.numberOfLeadingZeros(last);
    }

    /// How many bits are left; negative where more were read than there are.
    long left() {
        return left;
    }

    int read(int count) {
        int value = peek(count);
        left -= count;
        return value;
    }

    void skip(int count) {
        left -= count;
    }

    /// The next bits, at most 31; zeros come before the begin.
    int peek(int count) {
        long at = left - count;
        if (at >= 0) {
            return bits(start + at, count);
        }
        int there = (int) Math.max(0, left);
        return at < -31 ? 0 : bits(start, there) << (count - there);
    }

    private int bits(long at, int count) {
        long word = LittleEndian.wide(bytes, (int) (at >>> 3)) >>> (at & 7);
        return (int) (word & ((1L << count) - 1));
    }
}
