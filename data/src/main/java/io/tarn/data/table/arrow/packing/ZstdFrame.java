package io.tarn.data.table.arrow.packing;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/// Unpacks frames of Zstandard (RFC 8878): a header, then blocks that are raw, one byte repeated, or compressed.
final class ZstdFrame {
    /// The most bytes that one block holds.
    static final int BLOCK = 1 << 17;

    private static final int MAGIC = 0xFD2FB528;

    private ZstdFrame() {}

    static void fill(byte[] packed, int start, byte[] unpacked) throws DataFormatException {
        int at = start;
        int filled = 0;
        while (filled < unpacked.length) {
            if (LittleEndian.word(packed, at) != MAGIC) {
                throw new DataFormatException("data that are no Zstandard frame");
            }
            int flags = packed[at + 4];
            at = content(at, flags);
            Sequences sequences = new Sequences(unpacked, filled);
            boolean last = false;
            while (!last) {
                int header = LittleEndian.half(packed, at) | (packed[at + 2] & 0xFF) << 16;
                at += 3;
                last = (header & 1) != 0;
                int size = header >>> 3;
                if (size > BLOCK) {
                    throw new DataFormatException("a block of Zstandard that is too large");
                }
                switch (header >>> 1 & 3) {
                    case 0 -> {
                        System.arraycopy(packed, at, unpacked, filled, size);
                        filled += size;
                        at += size;
                    }
                    case 1 -> {
                        Arrays.fill(unpacked, filled, filled + size, packed[at]);
                        filled += size;
                        at++;
                    }
                    case 2 -> {
                        filled = sequences.read(packed, at, at + size, filled);
                        at += size;
                    }
                    default -> throw new DataFormatException("an unknown block of Zstandard");
                }
            }
            at += (flags & 4) != 0 ? 4 : 0; // a checksum
        }
    }

    /// Where the blocks begin: behind the size of the window, the number of a dictionary and the size of the content.
    private static int content(int at, int flags) throws DataFormatException {
        if ((flags & 8) != 0 || (flags & 3) != 0) {
            throw new DataFormatException(
                    "a Zstandard frame of another version or with a dictionary");
        }
        boolean single = (flags & 0x20) != 0;
        int size =
                switch (flags >>> 6 & 3) {
                    case 0 -> single ? 1 : 0;
                    case 1 -> 2;
                    case 2 -> 4;
                    default -> 8;
                };
        return at + 5 + (single ? 0 : 1) + size;
    }
}
