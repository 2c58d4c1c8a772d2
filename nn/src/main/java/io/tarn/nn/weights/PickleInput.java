package io.tarn.nn.weights;

import io.tarn.tensor.TensorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The bytes of a pickle, read front to back.
final class PickleInput {
    private final String who;
    private final ByteBuffer bytes;

    PickleInput(String who, byte[] bytes) {
        this.who = who;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return bytes.position();
    }

    int u8() {
        return Byte.toUnsignedInt(need(1).get());
    }

    int u16() {
        return Short.toUnsignedInt(need(2).getShort());
    }

    int i32() {
        return need(4).getInt();
    }

    long i64() {
        return need(8).getLong();
    }

    /// A floating-point number: the one kind of number that a pickle has in big-endian order.
    double f64() {
        return Double.longBitsToDouble(Long.reverseBytes(i64()));
    }

    /// A signed number of `count` bytes.
    long whole(int count) {
        if (count > 8) {
            throw TensorException.of(
                    who, "whole numbers of 64 bits", count + " bytes", "save a smaller number");
        }
        need(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) u8() << (8 * i);
        }
        int unused = 64 - 8 * count;
        return count == 0 ? 0 : value << unused >> unused;
    }

    /// UTF-8 text of `count` bytes.
    String text(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw short_("text of %s bytes".formatted(Long.toUnsignedString(count)));
        }
        ByteBuffer part = bytes.slice(bytes.position(), (int) count);
        bytes.position(bytes.position() + (int) count);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
        } catch (CharacterCodingException e) {
            throw TensorException.of(who, "text in UTF-8", "other bytes", "the file is damaged");
        }
    }

    /// Text up to the end of the line.
    String line() {
        int start = bytes.position();
        int end = start;
        while (end < bytes.limit() && bytes.get(end) != '\n') {
            end++;
        }
        if (end == bytes.limit()) {
            throw short_("the end of a line");
        }
        String line = text(end - start);
        bytes.position(end + 1);
        return line;
    }

    private ByteBuffer need(int count) {
        if (bytes.remaining() < count) {
            throw short_(count + " more bytes");
        }
        return bytes;
    }

    private TensorException short_(String expected) {
        return TensorException.of(
                who, expected, "the end of the pickle", "the file is damaged or incomplete");
    }
}
