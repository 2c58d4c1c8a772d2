package io.tarn.data.table.arrow.packing;

import java.util.zip.DataFormatException;

/// A table of Zstandard's finite state entropy: each state stands for a symbol and says how to get to the next state.
///
/// @param log the number of states as a power of two
record StateTable(int log, byte[] symbols, byte[] bits, short[] next) {
    /// A table of one state, which needs no bits.
    static StateTable of(int symbol) {
        return new StateTable(0, new byte[] {(byte) symbol}, new byte[1], new short[1]);
    }

    /// @param shares how many states each symbol has; -1 is a rare one with a single state that has all bits
    static StateTable of(int log, int... shares) throws DataFormatException {
        int size = 1 << log;
        byte[] symbols = new byte[size];
        int[] upcoming = new int[shares.length];
        int high = size;
        for (int s = 0; s < shares.length; s++) {
            upcoming[s] = Math.abs(shares[s]);
            if (shares[s] == -1) {
                symbols[--high] = (byte) s;
            }
        }
        int step = (size >> 1) + (size >> 3) + 3;
        int at = 0;
        for (int s = 0; s < shares.length; s++) {
            for (int i = 0; i < shares[s]; i++) {
                symbols[at] = (byte) s;
                do {
                    at = (at + step) & (size - 1);
                } while (at >= high);
            }
        }
        if (at != 0) {
            throw new DataFormatException("a table of Zstandard that does not add up");
        }
        byte[] bits = new byte[size];
        short[] next = new short[size];
        for (int state = 0; state < size; state++) {
            int n = upcoming[symbols[state] & 0xFF]++;
            bits[state] = (byte) (log - 31 + Integer.numberOfLeadingZeros(n));
            next[state] = (short) ((n << bits[state]) - size);
        }
        return new StateTable(log, symbols, bits, next);
    }

    /// Reads how many states each symbol has.
    static StateTable read(ForwardBits in, int largestLog) throws DataFormatException {
        int log = in.read(4) + 5;
        if (log > largestLog) {
            throw new DataFormatException("a table of Zstandard that is too large");
        }
        int[] shares = new int[256];
        int left = 1 << log;
        int symbol = 0;
        while (left > 0) {
            int width = 32 - Integer.numberOfLeadingZeros(left + 1);
            int low = (1 << (width - 1)) - 1;
            int spare = (1 << width) - 2 - left; // so many values take one bit less
            int value = in.peek(width);
            if ((value & low) < spare) {
                value &= low;
                width--;
            } else if (value > low) {
                value -= spare;
            }
            in.skip(width);
            int share = value - 1;
            left -= Math.abs(share);
            shares[symbol++] = share;
            if (share == 0) {
                int zeros;
                do {
                    zeros = in.read(2);
                    symbol += zeros;
                } while (zeros == 3);
            }
        }
        if (left < 0 || symbol > 256) {
            throw new DataFormatException("a table of Zstandard that does not add up");
        }
        return of(log, shares);
    }

    int symbol(int state) {
        return symbols[state] & 0xFF;
    }

    int next(int state, BackwardBits in) {
        return next[state] + in.read(bits[state]);
    }
}
