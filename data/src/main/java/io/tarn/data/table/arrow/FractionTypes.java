package io.tarn.data.table.arrow;

import io.tarn.data.table.arrow.ArrowColumn.Form;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.function.IntToDoubleFunction;

/// The layouts of numbers with a fraction.
final class FractionTypes {
    private static final int LARGEST_SCALE = 100;

    private FractionTypes() {}

    static ColumnType floats(FlatTable type, Place place) {
        int precision = type.two(0, 0);
        if (precision < 0 || precision > 2) {
            throw place.damaged("an unknown precision");
        }
        return type(
                2 << precision,
                data ->
                        switch (precision) {
                            case 0 -> row -> Float.float16ToFloat(data.getShort(2 * row));
                            case 1 -> row -> data.getFloat(4 * row);
                            default -> row -> data.getDouble(8 * row);
                        });
    }

    /// Whole numbers of up to 256 bits, in which a point is thought.
    static ColumnType decimals(FlatTable type, Place place) {
        int scale = type.four(1, 0);
        int bits = type.four(2, 128);
        if ((bits != 32 && bits != 64 && bits != 128 && bits != 256)
                || Math.abs((long) scale) > LARGEST_SCALE) {
            throw place.damaged("decimals of %d bits and scale %d".formatted(bits, scale));
        }
        int width = bits / 8;
        return type(
                width,
                data ->
                        row -> {
                            byte[] digits = new byte[width];
                            for (int i = 0; i < width; i++) {
                                digits[i] = data.get(width * row + width - 1 - i);
                            }
                            return new BigDecimal(new BigInteger(digits), scale).doubleValue();
                        });
    }

    /// Spans of time, in seconds.
    static ColumnType durations(FlatTable type, Place place) {
        double second = TimeTypes.second(type.two(0, 1), place);
        return type(8, data -> row -> data.getLong(8 * row) / second);
    }

    /// Gives numbers out of a buffer.
    @FunctionalInterface
    private interface Layout {
        IntToDoubleFunction over(ByteBuffer data);
    }

    private static ColumnType type(int width, Layout layout) {
        return new ColumnType(
                Form.NUMBER,
                (buffers, rows) -> {
                    Validity validity = buffers.validity(rows);
                    ByteBuffer data = buffers.next((long) width * rows);
                    return new NumberValues(validity, layout.over(data));
                });
    }
}
