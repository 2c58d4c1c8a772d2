package io.tarn.data.table.arrow.packing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers in bytes, the lowest byte first.
final class LittleEndian {
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static int half(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    static int word(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    /// Eight bytes, or zeros for those beyond the end.
    static long wide(byte[] bytes, int at) {
        if (at <= bytes.length - 8) {
            return (long) LONGS.get(bytes, at);
        }
        long value = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }
}
