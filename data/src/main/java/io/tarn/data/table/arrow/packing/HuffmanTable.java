package io.tarn.data.table.arrow.packing;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/// A Huffman code of Zstandard, as a table over the next bits.
///
/// @param log how many bits the longest code has
record HuffmanTable(int log, byte[] symbols, byte[] bits) {
    private static final int LONGEST = 11;

    /// A table, and where its description ends.
    record Described(HuffmanTable table, int end) {}

    static Described read(byte[] bytes, int start) throws DataFormatException {
        int header = bytes[start] & 0xFF;
        int[] weights = new int[256];
        if (header < 128) {
            int end = start + 1 + header;
            return new Described(of(weights, packed(bytes, start + 1, end, weights)), end);
        }
        int count = header - 127;
        for (int i = 0; i < count; i++) {
            int pair = bytes[start + 1 + i / 2] & 0xFF;
            weights[i] = i % 2 == 0 ? pair >>> 4 : pair & 15;
        }
        return new Described(of(weights, count), start + 1 + (count + 1) / 2);
    }

    /// Weights that two states write in turn.
    private static int packed(byte[] bytes, int start, int end, int[] weights)
            throws DataFormatException {
        ForwardBits description = new ForwardBits(bytes, start);
        StateTable table = StateTable.read(description, 6);
        BackwardBits in = new BackwardBits(bytes, description.end(), end);
        int state = in.read(table.log());
        int other = in.read(table.log());
        int count = 0;
        while (in.left() >= 0) {
            weights[count++] = table.symbol(state);
            int next = table.next(state, in);
            state = other;
            other = next;
        }
        weights[count++] = table.symbol(state);
        return count;
    }

    /// The last weight is what the others leave: the sum of 2ʷ⁻¹ is a power of two.
    private static HuffmanTable of(int[] weights, int count) throws DataFormatException {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > LONGEST) {
                throw new DataFormatException("a Huffman code that is too long");
            }
            sum += 1L << weights[i] >> 1;
        }
        int log = 64 - Long.numberOfLeadingZeros(sum);
        long rest = (1L << log) - sum;
        if (sum == 0 || log > LONGEST || Long.bitCount(rest) != 1) {
            throw new DataFormatException("a Huffman code that does not add up");
        }
        weights[count] = Long.numberOfTrailingZeros(rest) + 1;
        byte[] symbols = new byte[1 << log];
        byte[] bits = new byte[1 << log];
        int at = 0;
        for (int weight = 1; weight <= log; weight++) {
            for (int symbol = 0; symbol <= count; symbol++) {
                if (weights[symbol] == weight) {
                    int end = at + (1 << (weight - 1));
                    Arrays.fill(symbols, at, end, (byte) symbol);
                    Arrays.fill(bits, at, end, (byte) (log + 1 - weight));
                    at = end;
                }
            }
        }
        return new HuffmanTable(log, symbols, bits);
    }

    /// Reads as many symbols as fit between two places; all bits must be used up.
    void decode(byte[] bytes, int start, int end, byte[] to, int from, int until)
            throws DataFormatException {
        BackwardBits in = new BackwardBits(bytes, start, end);
        for (int i = from; i < until; i++) {
            int code = in.peek(log);
            to[i] = symbols[code];
            in.skip(bits[code]);
        }
        if (in.left() != 0) {
            throw new DataFormatException("Huffman codes that do not end where they should");
        }
    }
}
