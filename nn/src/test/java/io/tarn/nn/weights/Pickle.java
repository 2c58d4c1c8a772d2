package io.tarn.nn.weights;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A pickle put together instruction by instruction.
final class Pickle {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static Pickle start() {
        return new Pickle().op(0x80, 2);
    }

    /// Raw instructions.
    Pickle op(int... codes) {
        for (int code : codes) {
            bytes.write(code);
        }
        return this;
    }

    Pickle global(String module, String name) {
        op('c');
        bytes.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Pickle text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return op('X').number(utf8.length, 4).raw(utf8);
    }

    Pickle whole(long value) {
        return op(0x8a, 8).number(value, 8);
    }

    /// The tuple of some whole numbers.
    Pickle wholes(long... values) {
        op('(');
        for (long value : values) {
            whole(value);
        }
        return op('t');
    }

    /// The reference to a storage of floats.
    Pickle storage(String key, long count) {
        return op('(').text("storage")
                .global("torch", "FloatStorage")
                .text(key)
                .text("cpu")
                .whole(count)
                .op('t', 'Q');
    }

    /// A tensor over a storage of floats.
    Pickle tensor(String key, long count, long offset, long[] sizes, long[] strides) {
        return global("torch._utils", "_rebuild_tensor_v2")
                .op('(')
                .storage(key, count)
                .whole(offset)
                .wholes(sizes)
                .wholes(strides)
                .op(0x89, '}', 't', 'R');
    }

    /// The bytes of a text.
    Pickle utf(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] stop() {
        return op('.').bytes.toByteArray();
    }

    Pickle number(long value, int count) {
        return raw(
                java.util.Arrays.copyOf(
                        ByteBuffer.allocate(8)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(value)
                                .array(),
                        count));
    }

    private Pickle raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }
}
