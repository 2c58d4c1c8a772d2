package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileImageTest {
    @TempDir private Path folder;

    /// A PNG file that ends after its header.
    private Path png(int width, int height) throws IOException {
        var header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var check = new CRC32();
        check.update(header.array());
        var file = ByteBuffer.allocate(33).putLong(0x89504e470d0a1a0aL).putInt(13);
        file.put(header.array()).putInt((int) check.getValue());
        return Files.write(folder.resolve("x.png"), file.array());
    }

    private static void refusedInOneLine(Path file) {
        assertThat(catchThrowable(() -> ImageFile.read(file)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({"10000,10000", "65000,65000", "2147483647,2147483647"})
    void aHugeImageIsRefusedByItsHeader(int width, int height) throws IOException {
        Path file = png(width, height);
        assertThatThrownBy(() -> ImageFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at most 80,000,000 pixels")
                .hasMessageContaining(width + "x" + height)
                .hasMessageContaining("raise the limit");
    }

    @Test
    void theLimitCanBeChosen() throws IOException {
        Path file = TestImages.golden("source.png", folder);
        assertThat(ImageFile.read(file, 480).shape().toArray()).containsExactly(3, 20, 24);
        assertThatThrownBy(() -> ImageFile.read(file, 479))
                .hasMessageContaining("at most 479 pixels, got 480 (24x20)");
        for (long limit : new long[] {0, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> ImageFile.read(file, limit))
                    .hasMessageContaining("a limit from 1 to 700,000,000 pixels");
        }
    }

    @Test
    void aHeaderWithoutPixelsIsRefused() throws IOException {
        refusedInOneLine(png(100, 100));
        refusedInOneLine(png(0, 0));
        refusedInOneLine(png(-1, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source.png", "lossless.webp", "lossy.webp", "cmyk.jpg"})
    void truncatedFilesAreReadOrRefusedInOneLine(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TestImages.golden(name, folder));
        Path file = folder.resolve("cut");
        int refused = 0;
        for (int length = 0; length < whole.length; length += 13) {
            Files.write(file, Arrays.copyOf(whole, length));
            Throwable failure = catchThrowable(() -> ImageFile.read(file));
            if (failure != null) {
                refused++;
                assertThat(failure).isInstanceOf(DataException.class);
                assertThat(failure.getMessage()).contains("cut").doesNotContain("\n");
            }
        }
        assertThat(refused).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source.png", "lossless.webp", "lossy.webp", "cmyk.jpg"})
    void damagedFilesAreReadOrRefusedInOneLine(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TestImages.golden(name, folder));
        var chance = new SplittableRandom(5);
        Path file = folder.resolve("damaged");
        for (int i = 0; i < 150; i++) {
            byte[] bytes = whole.clone();
            for (int j = 0; j < 4; j++) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            }
            Files.write(file, bytes);
            Throwable failure = catchThrowable(() -> ImageFile.read(file));
            if (failure != null) {
                assertThat(failure).isInstanceOf(DataException.class);
                assertThat(failure.getMessage()).doesNotContain("\n");
            }
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        refusedInOneLine(Files.write(folder.resolve("empty.png"), new byte[0]));
        refusedInOneLine(Files.writeString(folder.resolve("text.jpg"), "no image at all"));
        refusedInOneLine(Files.writeString(folder.resolve("BM.bmp"), "BM"));
        refusedInOneLine(Files.writeString(folder.resolve("page.svg"), "<svg/>"));
        refusedInOneLine(folder.resolve("none.png"));
        refusedInOneLine(folder);
        assertThatThrownBy(() -> ImageFile.read(folder.resolve("empty.png")))
                .hasMessageContaining("an empty file");
        assertThatThrownBy(() -> ImageFile.read(folder.resolve("none.png")))
                .hasMessageContaining("no such file");
    }
}
