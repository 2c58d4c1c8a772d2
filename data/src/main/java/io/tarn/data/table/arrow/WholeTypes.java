package io.tarn.data.table.arrow;

import io.tarn.data.table.arrow.ArrowColumn.Form;
import java.nio.ByteBuffer;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;

/// The layouts of whole numbers, and of what is counted by them.
final class WholeTypes {
    private WholeTypes() {}

    /// Reads numbers of 8, 16, 32 or 64 bits.
    static IntToLongFunction of(ByteBuffer data, int bits, boolean signed) {
        return switch (bits) {
            case 8 -> signed ? data::get : row -> data.get(row) & 0xFF;
            case 16 ->
                    signed
                            ? row -> data.getShort(2 * row)
                            : row -> Short.toUnsignedInt(data.getShort(2 * row));
            case 32 ->
                    signed
                            ? row -> data.getInt(4 * row)
                            : row -> Integer.toUnsignedLong(data.getInt(4 * row));
            default -> row -> data.getLong(8 * row);
        };
    }

    /// Whole numbers; those of 64 bits without a sign may be larger than any long, and become numbers.
    static ColumnType integers(FlatTable type, Place place) {
        int bits = bits(type, place);
        boolean signed = type.truth(1);
        if (bits < 64 || signed) {
            return counted(Form.WHOLE, bits, signed, value -> value);
        }
        return new ColumnType(
                Form.NUMBER,
                (buffers, rows) -> {
                    Validity validity = buffers.validity(rows);
                    ByteBuffer data = buffers.next(8L * rows);
                    return new NumberValues(validity, row -> unsigned(data.getLong(8 * row)));
                });
    }

    static int bits(FlatTable type, Place place) {
        int bits = type.four(0, 0);
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw place.damaged("whole numbers of " + bits + " bits");
        }
        return bits;
    }

    static ColumnType counted(Form form, int bits, boolean signed, LongUnaryOperator unit) {
        return new ColumnType(
                form,
                (buffers, rows) -> {
                    Validity validity = buffers.validity(rows);
                    IntToLongFunction data = of(buffers.next((long) bits / 8 * rows), bits, signed);
                    return new FixedValues(
                            form, validity, row -> unit.applyAsLong(data.applyAsLong(row)));
                });
    }

    static ColumnType truths() {
        return new ColumnType(
                Form.TRUTH,
                (buffers, rows) -> {
                    Validity validity = buffers.validity(rows);
                    ByteBuffer bits = buffers.next((rows + 7L) / 8);
                    return new FixedValues(
                            Form.TRUTH, validity, row -> Validity.bit(bits, row) ? 1 : 0);
                });
    }

    /// Halves it, keeps the lost bit for rounding, and doubles it again.
    private static double unsigned(long value) {
        return value >= 0 ? value : (double) (value >>> 1 | value & 1) * 2;
    }
}
