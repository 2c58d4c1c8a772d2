package io.tarn.nn.weights.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A source of damaged files: each is one of a corpus after a few random changes. Equal seeds give
/// equal files.
final class Mutator {
    private static final long[] EDGES = {
        0,
        1,
        -1,
        2,
        8,
        0x7F,
        0x80,
        0xFF,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x7FFF_FFFFL,
        0x8000_0000L,
        0xFFFF_FFFFL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1L << 40,
        1L << 62
    };
    private static final List<byte[]> WORDS =
            List.of(
                            "{",
                            "}",
                            "[",
                            "]",
                            ",",
                            ":",
                            "\"",
                            "\\u0000",
                            "\\ud800",
                            "-1",
                            "0",
                            "1e9",
                            "18446744073709551615",
                            "9223372036854775807",
                            "\"a\":",
                            "\"dtype\":\"F32\"",
                            "\"shape\":[0]",
                            "\"data_offsets\":[0,0]",
                            "\"__metadata__\":{}",
                            "null",
                            "true",
                            "F8_E4M3",
                            "BOOL",
                            "C64",
                            "../",
                            "(",
                            ")",
                            "t",
                            "R",
                            "Q",
                            "b",
                            "\u0002",
                            "h\u0000",
                            "q\u0000",
                            "cos\nsystem\n",
                            "ctorch\nSize\n",
                            "ctorch._utils\n_rebuild_tensor_v2\n",
                            "ctorch\nFloatStorage\n",
                            "ccollections\nOrderedDict\n",
                            "K\u0000",
                            "J\uFFFF",
                            "PK\u0001\u0002",
                            "PK\u0003\u0004",
                            "PK\u0005\u0006",
                            "PK\u0006\u0006",
                            "/data.pkl",
                            ".")
                    .stream()
                    .map(word -> word.getBytes(StandardCharsets.UTF_8))
                    .toList();

    private final SplittableRandom random;
    private final List<byte[]> corpus;

    Mutator(long seed, List<byte[]> corpus) {
        this.random = new SplittableRandom(seed);
        this.corpus = corpus;
    }

    byte[] next() {
        byte[] bytes = pick(corpus).clone();
        int changes = 1 + random.nextInt(1 + random.nextInt(8));
        for (int i = 0; i < changes; i++) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        int start = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - start, 1 + random.nextInt(1 + random.nextInt(64)));
        return switch (random.nextInt(10)) {
            case 0, 1 -> withBit(bytes, start);
            case 2 -> withByte(bytes, start, (byte) random.nextInt(256));
            case 3, 4 -> withNumber(bytes, start);
            case 5 -> spliced(bytes, start, start, pick(WORDS));
            case 6 -> spliced(bytes, start, Math.min(bytes.length, start + 1), pick(WORDS));
            case 7 -> spliced(bytes, start, start + length, new byte[0]);
            case 8 ->
                    spliced(
                            bytes,
                            start,
                            start,
                            piece(random.nextBoolean() ? bytes : pick(corpus)));
            default ->
                    random.nextInt(4) == 0 ? Arrays.copyOf(bytes, start) : withDigit(bytes, start);
        };
    }

    private static byte[] withByte(byte[] bytes, int at, byte value) {
        if (at < bytes.length) {
            bytes[at] = value;
        }
        return bytes;
    }

    private byte[] withBit(byte[] bytes, int at) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] withNumber(byte[] bytes, int at) {
        int width = 1 << random.nextInt(4);
        long value = EDGES[random.nextInt(EDGES.length)] + random.nextInt(-1, 2);
        byte[] number =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
        System.arraycopy(number, 0, bytes, at, Math.min(width, bytes.length - at));
        return bytes;
    }

    /// Changes the first digit from `at` on, so that numbers in text stay numbers.
    private byte[] withDigit(byte[] bytes, int at) {
        for (int i = at; i < bytes.length; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                return withByte(bytes, i, (byte) ('0' + random.nextInt(10)));
            }
        }
        return bytes;
    }

    private byte[] piece(byte[] bytes) {
        int start = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(
                bytes, start, Math.min(bytes.length, start + random.nextInt(128)));
    }

    private static byte[] spliced(byte[] bytes, int start, int end, byte[] middle) {
        return ByteBuffer.allocate(start + middle.length + bytes.length - end)
                .put(bytes, 0, start)
                .put(middle)
                .put(bytes, end, bytes.length - end)
                .array();
    }

    private byte[] pick(List<byte[]> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
