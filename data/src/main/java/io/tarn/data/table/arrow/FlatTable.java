package io.tarn.data.table.arrow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A table of a flatbuffer: fields by number, each of which may be left out and then has a usual value.
///
/// What points outside of the bytes ends in an [IndexOutOfBoundsException].
///
/// @param at where the table begins
record FlatTable(ByteBuffer bytes, int at) {
    static FlatTable root(ByteBuffer bytes) {
        return new FlatTable(bytes, bytes.getInt(0));
    }

    /// Where a field is, or -1: two bytes a field say how far from the table's begin.
    private int position(int field) {
        int list = at - bytes.getInt(at);
        int size = bytes.getShort(list) & 0xFFFF;
        int entry = 4 + 2 * field;
        int distance = entry + 2 <= size ? bytes.getShort(list + entry) & 0xFFFF : 0;
        return distance == 0 ? -1 : at + distance;
    }

    boolean truth(int field) {
        return one(field) != 0;
    }

    int one(int field) {
        int position = position(field);
        return position < 0 ? 0 : bytes.get(position);
    }

    int two(int field, int usual) {
        int position = position(field);
        return position < 0 ? usual : bytes.getShort(position);
    }

    int four(int field, int usual) {
        int position = position(field);
        return position < 0 ? usual : bytes.getInt(position);
    }

    long eight(int field) {
        int position = position(field);
        return position < 0 ? 0 : bytes.getLong(position);
    }

    Optional<FlatTable> table(int field) {
        int position = position(field);
        return position < 0
                ? Optional.empty()
                : Optional.of(new FlatTable(bytes, position + bytes.getInt(position)));
    }

    String text(int field) {
        FlatList letters = list(field, 1);
        byte[] text = new byte[letters.size()];
        bytes.get(letters.start(), text);
        return new String(text, StandardCharsets.UTF_8);
    }

    List<FlatTable> tables(int field) {
        FlatList places = list(field, 4);
        List<FlatTable> tables = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int position = places.start() + 4 * i;
            tables.add(new FlatTable(bytes, position + bytes.getInt(position)));
        }
        return tables;
    }

    /// A list of values of so many bytes each; one that is left out is empty.
    FlatList list(int field, int width) {
        int position = position(field);
        if (position < 0) {
            return new FlatList(bytes, 0, 0, width);
        }
        int start = position + bytes.getInt(position);
        int size = bytes.getInt(start);
        long end = start + 4L + (long) size * width;
        Objects.checkFromToIndex(start + 4L, end, bytes.limit());
        return new FlatList(bytes, start + 4, size, width);
    }

    /// A list of values that lie one behind the other.
    record FlatList(ByteBuffer bytes, int start, int size, int width) {
        /// Eight bytes of a value, from `offset` on.
        long eight(int index, int offset) {
            return bytes.getLong(start + Objects.checkIndex(index, size) * width + offset);
        }
    }
}
