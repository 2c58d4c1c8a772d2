package io.tarn.data.table.arrow.packing;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// The literals of a block of Zstandard: bytes as they are, one byte many times, or Huffman codes.
final class Literals {
    private @Nullable HuffmanTable table;
    private byte[] bytes = new byte[0];

    byte[] bytes() {
        return bytes;
    }

    /// Reads the section that begins at `start`; returns where it ends.
    int read(byte[] packed, int start) throws DataFormatException {
        int kind = packed[start] & 3;
        int format = packed[start] >>> 2 & 3;
        long head = LittleEndian.wide(packed, start);
        if (kind < 2) {
            int header = format == 1 ? 2 : format == 3 ? 3 : 1;
            int size = (int) (head & ((1L << (8 * header)) - 1)) >>> (header == 1 ? 3 : 4);
            if (size > ZstdFrame.BLOCK) {
                throw new DataFormatException("a block of Zstandard that is too large");
            }
            int at = start + header;
            if (kind == 0) {
                bytes = Arrays.copyOfRange(packed, at, at + size);
                return at + size;
            }
            bytes = new byte[size];
            Arrays.fill(bytes, packed[at]);
            return at + 1;
        }
        int header = format < 2 ? 3 : format + 2;
        int width = format < 2 ? 10 : format == 2 ? 14 : 18;
        int size = (int) (head >>> 4) & ((1 << width) - 1);
        int length = (int) (head >>> (4 + width)) & ((1 << width) - 1);
        int at = start + header;
        int end = at + length;
        if (size > ZstdFrame.BLOCK || end > packed.length) {
            throw new DataFormatException("a block of Zstandard that is too large");
        }
        if (kind == 2) {
            HuffmanTable.Described described = HuffmanTable.read(packed, at);
            table = described.table();
            at = described.end();
        }
        HuffmanTable codes = table;
        if (codes == null) {
            throw new DataFormatException("Huffman codes without a table");
        }
        bytes = new byte[size];
        if (format == 0) {
            codes.decode(packed, at, end, bytes, 0, size);
        } else {
            streams(codes, packed, at, end);
        }
        return end;
    }

    /// Four streams, each a quarter of the literals; the lengths of three come first.
    private void streams(HuffmanTable codes, byte[] packed, int start, int end)
            throws DataFormatException {
        int quarter = (bytes.length + 3) / 4;
        int at = start + 6;
        for (int i = 0; i < 4; i++) {
            int next = i == 3 ? end : at + LittleEndian.half(packed, start + 2 * i);
            int until = i == 3 ? bytes.length : Math.min(bytes.length, (i + 1) * quarter);
            codes.decode(packed, at, next, bytes, Math.min(i * quarter, until), until);
            at = next;
        }
    }
}
