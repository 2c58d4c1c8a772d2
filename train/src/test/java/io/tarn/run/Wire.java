package io.tarn.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Reads event files as the specifications say: TFRecord's frames, Protocol Buffers' wire format. It shares nothing with
/// what writes them.
record Wire(List<Field> fields) {
    /// A field: a whole number, the bits of a real one, or bytes.
    record Field(int number, long bits, byte[] bytes) {}

    static List<Wire> records(byte[] file) {
        var buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var records = new ArrayList<Wire>();
        while (buffer.hasRemaining()) {
            var length = new byte[8];
            buffer.get(length);
            check(length, buffer.getInt());
            var data = new byte[(int) ByteBuffer.wrap(length).order(buffer.order()).getLong()];
            buffer.get(data);
            check(data, buffer.getInt());
            records.add(of(data));
        }
        return records;
    }

    /// masked = ((crc >> 15) | (crc << 17)) + 0xa282ead8, so crc is that backwards.
    private static void check(byte[] data, int masked) {
        int turned = masked - 0xa282ead8;
        var crc = new CRC32C();
        crc.update(data, 0, data.length);
        if ((turned << 15 | turned >>> 17) != (int) crc.getValue()) {
            throw new AssertionError("wrong checksum");
        }
    }

    static Wire of(byte[] message) {
        var buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        var fields = new ArrayList<Field>();
        while (buffer.hasRemaining()) {
            long tag = varint(buffer);
            int number = (int) (tag >> 3);
            switch ((int) (tag & 7)) {
                case 0 -> fields.add(new Field(number, varint(buffer), new byte[0]));
                case 1 -> fields.add(new Field(number, buffer.getLong(), new byte[0]));
                case 5 -> fields.add(new Field(number, buffer.getInt(), new byte[0]));
                case 2 -> {
                    var bytes = new byte[(int) varint(buffer)];
                    buffer.get(bytes);
                    fields.add(new Field(number, 0, bytes));
                }
                default -> throw new AssertionError("wire type of tag " + tag);
            }
        }
        return new Wire(fields);
    }

    private static long varint(ByteBuffer buffer) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = buffer.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    boolean has(int number) {
        return fields.stream().anyMatch(field -> field.number == number);
    }

    private Field field(int number) {
        return fields.stream().filter(it -> it.number == number).findFirst().orElseThrow();
    }

    long integer(int number) {
        return has(number) ? field(number).bits : 0;
    }

    double real(int number) {
        return Double.longBitsToDouble(field(number).bits);
    }

    float single(int number) {
        return Float.intBitsToFloat((int) field(number).bits);
    }

    byte[] bytes(int number) {
        return field(number).bytes;
    }

    String text(int number) {
        return new String(bytes(number), StandardCharsets.UTF_8);
    }

    Wire message(int number) {
        return of(bytes(number));
    }

    double[] reals(int number) {
        var packed = ByteBuffer.wrap(bytes(number)).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        var values = new double[packed.remaining()];
        packed.get(values);
        return values;
    }
}
