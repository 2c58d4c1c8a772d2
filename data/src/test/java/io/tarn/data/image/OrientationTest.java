package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrientationTest {
    @TempDir private Path folder;

    /// A JPEG of 16x32 that is white in its upper left quarter, with EXIF data in front.
    private static byte[] jpeg(int orientation, ByteOrder order) throws Exception {
        Pixels image = Pixels.empty(1, 16, 32);
        image.fill(0, 0, 8, 16, 1);
        byte[] plain = Jpeg.written(image.bytes(), 0.9f);
        var tiff = ByteBuffer.allocate(26).order(order);
        tiff.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4d4d));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
        var file = ByteBuffer.allocate(plain.length + 36).put(plain, 0, 2);
        file.putShort((short) 0xffe1).putShort((short) 34);
        file.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(tiff.array());
        return file.put(plain, 2, plain.length - 2).array();
    }

    /// Where the white quarter comes to lie: as row and column of a table of two by two.
    @ParameterizedTest
    @CsvSource({
        "1,false,0,0", "2,false,0,1", "3,false,1,1", "4,false,1,0",
        "5,true,0,0", "6,true,0,1", "7,true,1,1", "8,true,1,0"
    })
    void turnsAnImageUpright(int orientation, boolean upended, int row, int column)
            throws Exception {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Path file = Files.write(folder.resolve("x.jpg"), jpeg(orientation, order));
            Tensor image = ImageFile.read(file);
            int height = upended ? 32 : 16;
            assertThat(image.shape().toArray()).containsExactly(1, height, 48 - height);
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    long y = height / 4 + i * height / 2;
                    long x = (48 - height) / 4 + j * (48 - height) / 2;
                    boolean white = image.toFloat().get(0, y, x).item() > 128;
                    assertThat(white).isEqualTo(i == row && j == column);
                }
            }
        }
    }

    @Test
    void damagedRemarksDoNoHarm() throws Exception {
        byte[] whole = jpeg(6, ByteOrder.BIG_ENDIAN);
        for (int at = 6; at < 38; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) 0xff;
            Orientation found = Orientation.of(bytes);
            assertThat(found.turns()).isIn(0, 1);
        }
        for (int length = 0; length < 40; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(Orientation.of(cut).turns()).isIn(0, 1);
        }
    }
}
