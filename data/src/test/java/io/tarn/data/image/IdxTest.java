package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdxTest {
    @TempDir private Path folder;

    private Path file(int code, int[] sizes, Consumer<ByteBuffer> write) throws IOException {
        var bytes = ByteBuffer.allocate(1000).put((byte) 0).put((byte) 0).put((byte) code);
        bytes.put((byte) sizes.length);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        write.accept(bytes);
        byte[] whole = new byte[bytes.position()];
        bytes.flip().get(whole);
        return Files.write(folder.resolve("x"), whole);
    }

    private Path packed(Path plain) throws IOException {
        Path file = folder.resolve("x.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(plain, out);
        }
        return file;
    }

    @Test
    void readsUnsignedBytesPlainAndPacked() throws IOException {
        Path plain = file(8, new int[] {2, 3}, b -> b.put(new byte[] {0, 1, 2, 3, -1, -128}));
        for (Path file : new Path[] {plain, packed(plain)}) {
            Tensor x = Idx.read(file);
            assertThat(x.dtype()).isEqualTo(DType.UINT8);
            assertThat(x.shape().toArray()).containsExactly(2, 3);
            assertThat(x.to(DType.INT64).toLongArray()).containsExactly(0, 1, 2, 3, 255, 128);
        }
    }

    @ParameterizedTest
    @CsvSource({"9,INT8,1", "11,INT16,2", "12,INT32,4", "13,FLOAT32,4", "14,FLOAT64,8"})
    void readsEveryTypeOfElements(int code, DType type, int width) throws IOException {
        Consumer<ByteBuffer> numbers =
                b -> {
                    for (int value : new int[] {-3, 100}) {
                        switch (type) {
                            case INT8 -> b.put((byte) value);
                            case INT16 -> b.putShort((short) value);
                            case INT32 -> b.putInt(value);
                            case FLOAT32 -> b.putFloat(value);
                            default -> b.putDouble(value);
                        }
                    }
                };
        Tensor x = Idx.read(file(code, new int[] {2}, numbers));
        assertThat(x.dtype()).isEqualTo(type);
        assertThat(type.bytes()).isEqualTo(width);
        assertThat(x.to(DType.FLOAT64).toDoubleArray()).containsExactly(-3, 100);
    }

    @Test
    void refusesAHeaderThatClaimsGigabytesBeforeItAllocates() throws IOException {
        Path plain = file(8, new int[] {Integer.MAX_VALUE, 1000}, _ -> {});
        for (Path file : new Path[] {plain, packed(plain)}) {
            assertThatThrownBy(() -> Idx.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("2,147,483,647,000 bytes")
                    .hasMessageNotContaining("\n");
        }
        Path beyond = file(14, new int[] {-1, -1, -1}, _ -> {});
        assertThatThrownBy(() -> Idx.read(beyond)).hasMessageContaining("that a memory can hold");
    }

    @Test
    void refusesFilesThatAreTooShortOrTooLong() throws IOException {
        Path early = packed(file(8, new int[] {300}, b -> b.put(new byte[200])));
        assertThatThrownBy(() -> Idx.read(early)).hasMessageContaining("ends too early");
        Path late = packed(file(8, new int[] {3}, b -> b.put(new byte[4])));
        assertThatThrownBy(() -> Idx.read(late)).hasMessageContaining("got more");
        Path plain = file(8, new int[] {3}, b -> b.put(new byte[4]));
        assertThatThrownBy(() -> Idx.read(plain)).hasMessageContaining("3 bytes of elements");
        Path cut = Files.write(folder.resolve("c"), new byte[] {0, 0, 8, 3, 0});
        assertThatThrownBy(() -> Idx.read(cut)).hasMessageContaining("ends too early");
    }

    @Test
    void refusesOtherFilesInOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("t"), "hello world");
        assertThatThrownBy(() -> Idx.read(text)).hasMessageContaining("two zeros");
        Path empty = Files.write(folder.resolve("e"), new byte[0]);
        assertThatThrownBy(() -> Idx.read(empty)).isInstanceOf(DataException.class);
        Path type = file(7, new int[] {1}, b -> b.put((byte) 1));
        assertThatThrownBy(() -> Idx.read(type)).hasMessageContaining("got 0x07");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> Idx.read(none)).hasMessageContaining("no such file");
    }

    @Test
    void refusesADamagedGzipFile() throws IOException {
        Path file = packed(file(8, new int[] {300}, b -> b.put(new byte[300])));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 6] ^= 0x55; // in the check sum
        Files.write(file, bytes);
        assertThatThrownBy(() -> Idx.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("damaged");
    }
}
