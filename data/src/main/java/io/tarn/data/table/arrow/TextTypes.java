package io.tarn.data.table.arrow;

import io.tarn.data.table.arrow.ArrowColumn.Form;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/// The layouts of texts.
final class TextTypes {
    private static final int VIEW = 16;
    private static final int INLINE = 12;

    private TextTypes() {}

    /// One text behind the other, and where each begins.
    ///
    /// @param width how many bytes such a place has
    static ColumnType between(int width) {
        return new ColumnType(
                Form.TEXT,
                (buffers, rows) -> {
                    Validity validity = buffers.validity(rows);
                    Place place = buffers.place();
                    if (rows == 0) {
                        buffers.next(0);
                        buffers.next(0);
                        return new NoValues();
                    }
                    ByteBuffer offsets = buffers.next((rows + 1L) * width);
                    IntToLongFunction starts = WholeTypes.of(offsets, 8 * width, true);
                    byte[] letters = buffers.next(checked(starts, rows, place)).array();
                    return new TextValues(
                            validity,
                            buffers.limit(),
                            row -> {
                                int start = (int) starts.applyAsLong(row);
                                int end = (int) starts.applyAsLong(row + 1);
                                return text(letters, start, end - start, place);
                            });
                });
    }

    /// Where the last text ends; places may not go down.
    private static long checked(IntToLongFunction starts, int rows, Place place) {
        long before = 0;
        for (int row = 0; row <= rows; row++) {
            long start = starts.applyAsLong(row);
            if (start < before) {
                throw place.damaged("a text that ends before it begins, in row " + row);
            }
            before = start;
        }
        return before;
    }

    /// Views: the length, then the text where it is short, or the number of a buffer and the place in it.
    static ColumnType views() {
        return new ColumnType(Form.TEXT, TextTypes::viewed);
    }

    private static Values viewed(Buffers buffers, int rows) throws IOException {
        Validity validity = buffers.validity(rows);
        Place place = buffers.place();
        byte[] own = buffers.next((long) VIEW * rows).array();
        ByteBuffer views = ByteBuffer.wrap(own).order(ByteOrder.LITTLE_ENDIAN);
        byte[][] letters = new byte[buffers.viewed()][];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = buffers.whole().array();
        }
        return new TextValues(
                validity,
                buffers.limit(),
                row -> {
                    int at = VIEW * row;
                    int length = views.getInt(at);
                    if (length >= 0 && length <= INLINE) {
                        return text(own, at + 4, length, place);
                    }
                    int which = views.getInt(at + 8);
                    int start = views.getInt(at + 12);
                    if (length < 0
                            || which < 0
                            || which >= letters.length
                            || start < 0
                            || start > letters[which].length - length) {
                        throw place.damaged("a text outside of its buffer, in row " + row);
                    }
                    return text(letters[which], start, length, place);
                });
    }

    private static String text(byte[] letters, int start, int length, Place place) {
        String text = new String(letters, start, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) { // stands for bytes that are no UTF-8, or for itself
            byte[] again = text.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(again, 0, again.length, letters, start, start + length)) {
                throw place.damaged("text that is no UTF-8");
            }
        }
        return text;
    }
}
