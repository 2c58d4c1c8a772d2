package io.tarn.data.table.arrow.packing;

import java.util.zip.DataFormatException;

/// Unpacks frames of LZ4: a header, then blocks of literals and of copies of what came before.
final class Lz4Frame {
    private static final int MAGIC = 0x184D2204;
    private static final int SHORTEST_COPY = 4;

    private Lz4Frame() {}

    static void fill(byte[] packed, int start, byte[] unpacked) throws DataFormatException {
        int at = start;
        int filled = 0;
        while (filled < unpacked.length) {
            if (LittleEndian.word(packed, at) != MAGIC) {
                throw new DataFormatException("data that are no LZ4 frame");
            }
            int flags = packed[at + 4];
            if ((flags & 0xC3) != 0x40) {
                throw new DataFormatException(
                        "an LZ4 frame of another version or with a dictionary");
            }
            at += (flags & 0x08) != 0 ? 15 : 7; // with or without the size of the content
            int size = LittleEndian.word(packed, at);
            at += 4;
            while (size != 0 && filled < unpacked.length) {
                int length = size & Integer.MAX_VALUE;
                if (length > packed.length - at) {
                    throw new DataFormatException("an LZ4 block that breaks off");
                }
                if (size < 0) { // stored as it is
                    int stored = Math.min(length, unpacked.length - filled);
                    System.arraycopy(packed, at, unpacked, filled, stored);
                    filled += stored;
                } else {
                    filled = block(packed, at, at + length, unpacked, filled);
                }
                at += length + ((flags & 0x10) != 0 ? 4 : 0); // a checksum of the block
                size = LittleEndian.word(packed, at);
                at += 4;
            }
            at += (flags & 0x04) != 0 ? 4 : 0; // a checksum of the content
        }
    }

    /// One block: a token of two lengths, literals, where to copy from, and so on.
    private static int block(byte[] packed, int start, int end, byte[] unpacked, int filled)
            throws DataFormatException {
        int at = start;
        int to = filled;
        while (at < end) {
            int token = packed[at++] & 0xFF;
            int literals = token >>> 4;
            if (literals == 15) {
                int more;
                do {
                    more = packed[at++] & 0xFF;
                    literals = Math.addExact(literals, more);
                } while (more == 255);
            }
            if (literals > end - at) {
                throw new DataFormatException("an LZ4 block that breaks off");
            }
            System.arraycopy(packed, at, unpacked, to, literals);
            at += literals;
            to += literals;
            if (at == end) { // the last literals have no copy
                return to;
            }
            int back = LittleEndian.half(packed, at);
            at += 2;
            int length = token & 15;
            if (length == 15) {
                int more;
                do {
                    more = packed[at++] & 0xFF;
                    length = Math.addExact(length, more);
                } while (more == 255);
            }
            to = Copy.of(unpacked, to, back, length + SHORTEST_COPY);
        }
        return to;
    }
}
