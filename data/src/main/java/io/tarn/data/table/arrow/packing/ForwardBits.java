package io.tarn.data.table.arrow.packing;

/// Bits that are read from the begin of some bytes on, the lowest first.
final class ForwardBits {
    private final byte[] bytes;
    private final int start;
    private long at;

    ForwardBits(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    int peek(int count) {
        long word = LittleEndian.wide(bytes, start + (int) (at >>> 3)) >>> (at & 7);
        return (int) (word & ((1L << count) - 1));
    }

    void skip(int count) {
        at += count;
    }

    int read(int count) {
        int value = peek(count);
        skip(count);
        return value;
    }

    /// Goes on to the next whole byte.
    void align() {
        at = (at + 7) & ~7L;
    }

    /// The first byte of which nothing was read.
    int end() {
        return start + (int) ((at + 7) >>> 3);
    }
}
