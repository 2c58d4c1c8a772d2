package io.tarn.data.table.arrow.packing;

import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// The compressed blocks of one frame of Zstandard: sequences of literals and copies. Tables and distances of a block serve later ones.
final class Sequences {
    private static final StateTable LITERAL_LENGTHS;
    private static final StateTable DISTANCES;
    private static final StateTable COPY_LENGTHS;

    static {
        try {
            LITERAL_LENGTHS =
                    StateTable.of(
                            6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2,
                            2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1);
            DISTANCES =
                    StateTable.of(
                            5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                            1, -1, -1, -1, -1, -1);
            COPY_LENGTHS =
                    StateTable.of(
                            6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1,
                            -1, -1, -1, -1, -1, -1);
        } catch (DataFormatException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final byte[] to;
    private final int frame;
    private final Literals literals = new Literals();
    private final int[] distances = {1, 4, 8};
    private @Nullable StateTable literalTable;
    private @Nullable StateTable distanceTable;
    private @Nullable StateTable copyTable;

    /// @param frame where the frame begins, before which no copy reaches
    Sequences(byte[] to, int frame) {
        this.to = to;
        this.frame = frame;
    }

    /// Reads a block; returns where its bytes end.
    int read(byte[] packed, int start, int end, int filled) throws DataFormatException {
        int at = literals.read(packed, start);
        int count = packed[at++] & 0xFF;
        if (count == 255) {
            count = LittleEndian.half(packed, at) + 0x7F00;
            at += 2;
        } else if (count >= 128) {
            count = (count - 128 << 8) + (packed[at++] & 0xFF);
        }
        if (count == 0) {
            return rest(0, filled);
        }
        int modes = packed[at++];
        ForwardBits tables = new ForwardBits(packed, at);
        literalTable = table(modes >>> 6 & 3, LITERAL_LENGTHS, literalTable, tables, 9);
        distanceTable = table(modes >>> 4 & 3, DISTANCES, distanceTable, tables, 8);
        copyTable = table(modes >>> 2 & 3, COPY_LENGTHS, copyTable, tables, 9);
        BackwardBits in = new BackwardBits(packed, tables.end(), end);
        return sequences(in, count, literalTable, distanceTable, copyTable, filled);
    }

    private static StateTable table(
            int mode, StateTable usual, @Nullable StateTable before, ForwardBits in, int log)
            throws DataFormatException {
        return switch (mode) {
            case 0 -> usual;
            case 1 -> StateTable.of(in.read(8));
            case 2 -> {
                StateTable read = StateTable.read(in, log);
                in.align();
                yield read;
            }
            default -> {
                if (before == null) {
                    throw new DataFormatException("a block of Zstandard without a table");
                }
                yield before;
            }
        };
    }

    private int sequences(
            BackwardBits in,
            int count,
            StateTable literalCodes,
            StateTable distanceCodes,
            StateTable copyCodes,
            int filled)
            throws DataFormatException {
        int literal = in.read(literalCodes.log());
        int distance = in.read(distanceCodes.log());
        int copy = in.read(copyCodes.log());
        int used = 0;
        int at = filled;
        for (int i = 0; i < count; i++) {
            int code = distanceCodes.symbol(distance);
            if (code > 30) {
                throw new DataFormatException("a copy from too far away");
            }
            int value = (1 << code) + in.read(code);
            int length = Lengths.COPIES.read(copyCodes.symbol(copy), in);
            int fresh = Lengths.LITERALS.read(literalCodes.symbol(literal), in);
            System.arraycopy(literals.bytes(), used, to, at, fresh);
            used += fresh;
            at += fresh;
            int back = distance(value, fresh == 0);
            if (back > at - frame) {
                throw new DataFormatException("a copy from before the begin");
            }
            at = Copy.of(to, at, back, length);
            if (i < count - 1) {
                literal = literalCodes.next(literal, in);
                copy = copyCodes.next(copy, in);
                distance = distanceCodes.next(distance, in);
            }
        }
        if (in.left() != 0) {
            throw new DataFormatException("sequences that do not end where they should");
        }
        return rest(used, at);
    }

    /// The values 1 to 3 are the latest distances; without literals before, each is one further.
    private int distance(int value, boolean bare) {
        int which = value - 1 + (bare ? 1 : 0);
        if (value <= 3 && which == 0) {
            return distances[0];
        }
        int distance = value > 3 ? value - 3 : which == 3 ? distances[0] - 1 : distances[which];
        if (value > 3 || which > 1) {
            distances[2] = distances[1];
        }
        distances[1] = distances[0];
        distances[0] = distance;
        return distance;
    }

    private int rest(int used, int filled) {
        int length = literals.bytes().length - used;
        System.arraycopy(literals.bytes(), used, to, filled, length);
        return filled + length;
    }
}
