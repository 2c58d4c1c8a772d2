package io.tarn.data.sound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// WAV files byte by byte, right and wrong ones.
final class WavBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static WavBytes riff(long size) {
        return new WavBytes().text("RIFF").number(size, 4).text("WAVE");
    }

    /// A RIFF with the usual 16-bit format of one channel.
    static WavBytes usual() {
        return riff(1000).format(1, 1, 8000, 2, 16);
    }

    WavBytes text(String letters) {
        bytes.writeBytes(letters.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    WavBytes number(long value, int size) {
        var buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        bytes.write(buffer.array(), 0, size);
        return this;
    }

    WavBytes format(int tag, int channels, long rate, int frame, int bits) {
        return text("fmt ").number(16, 4).described(tag, channels, rate, frame, bits);
    }

    WavBytes described(int tag, int channels, long rate, int frame, int bits) {
        return number(tag, 2)
                .number(channels, 2)
                .number(rate, 4)
                .number(rate * frame, 4)
                .number(frame, 2)
                .number(bits, 2);
    }

    WavBytes data(long claimed, int... values) {
        text("data").number(claimed, 4);
        for (int value : values) {
            number(value, 2);
        }
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    Path in(Path folder) {
        try {
            return Files.write(folder.resolve("sound.wav"), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
