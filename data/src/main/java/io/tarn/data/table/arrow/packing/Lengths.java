package io.tarn.data.table.arrow.packing;

/// What the codes of the lengths in a sequence of Zstandard stand for: a base, and bits that are added to it.
record Lengths(int[] bases, int[] bits) {
    /// How many literals come first.
    static final Lengths LITERALS =
            of(0, 16, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);

    /// How many bytes are copied.
    static final Lengths COPIES =
            of(3, 32, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);

    /// @param first the base of the first code
    /// @param plain how many codes have no bits
    private static Lengths of(int first, int plain, int... rest) {
        int[] bases = new int[plain + rest.length];
        int[] bits = new int[bases.length];
        System.arraycopy(rest, 0, bits, plain, rest.length);
        bases[0] = first;
        for (int code = 1; code < bases.length; code++) {
            bases[code] = bases[code - 1] + (1 << bits[code - 1]);
        }
        return new Lengths(bases, bits);
    }

    int read(int code, BackwardBits in) {
        return bases[code] + in.read(bits[code]);
    }
}
