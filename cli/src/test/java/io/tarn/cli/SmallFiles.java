package io.tarn.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes small files, good and bad ones.
record SmallFiles(Path folder) {
    Path text(String name, String content) {
        return bytes(name, content.getBytes(UTF_8));
    }

    Path text(String name, String content, Charset charset) {
        return bytes(name, content.getBytes(charset));
    }

    Path bytes(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A header and rows.
    Path table(String name, String header, int rows, IntFunction<String> row) {
        return text(
                name,
                IntStream.range(0, rows)
                        .mapToObj(row)
                        .collect(Collectors.joining("\n", header + "\n", "\n")));
    }

    /// Rows of x, c, day, t and y; x and c tell y only together, as trees see it.
    static String good() {
        return IntStream.range(0, 120)
                .mapToObj(i -> {
                    int x = i * 7 % 20;
                    boolean red = i % 3 == 0;
                    return "%d,%s,2024-01-%02d,w%d,%s"
                            .formatted(
                                    x,
                                    red ? "red" : "blue",
                                    1 + i % 28,
                                    i % 5,
                                    x < 10 != red ? "no" : "yes");
                })
                .collect(Collectors.joining("\n", "x,c,day,t,y\n", "\n"));
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] rubbish(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    static byte[] gzip(String content) {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(content.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(String content) {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new ZipOutputStream(bytes)) {
            packed.putNextEntry(new ZipEntry("data.csv"));
            packed.write(content.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /// A grey picture that claims to have this size, with so many zero bytes in it, packed.
    static byte[] png(int width, int height, int bytes) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(file, "IHDR", head.put(new byte[] {8, 0, 0, 0, 0}).array());
        chunk(file, "IDAT", deflated(bytes));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] deflated(int zeros) {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new DeflaterOutputStream(bytes)) {
            byte[] block = new byte[1 << 16];
            for (int left = zeros; left > 0; left -= block.length) {
                packed.write(block, 0, Math.min(left, block.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] named =
                ByteBuffer.allocate(4 + content.length)
                        .put(type.getBytes(UTF_8))
                        .put(content)
                        .array();
        var sum = new CRC32();
        sum.update(named);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(named);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /// A sound of 16 bits at 8 kHz that claims to have so many bytes.
    static byte[] wav(int samples, int claimed) {
        ByteBuffer file = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(UTF_8)).putInt(36 + claimed).put("WAVEfmt ".getBytes(UTF_8));
        file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
        file.putShort((short) 2).putShort((short) 16).put("data".getBytes(UTF_8)).putInt(claimed);
        for (int i = 0; i < samples; i++) {
            file.putShort((short) (8000 * Math.sin(i * 0.3)));
        }
        return file.array();
    }
}
