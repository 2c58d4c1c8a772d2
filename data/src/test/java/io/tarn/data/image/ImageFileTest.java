package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageFileTest {
    @TempDir private Path folder;

    private Tensor golden(String name) {
        return ImageFile.read(TestImages.golden(name, folder));
    }

    private static double worst(Tensor a, Tensor b) {
        assertThat(a.shape()).isEqualTo(b.shape());
        return a.to(DType.FLOAT32).sub(b.to(DType.FLOAT32)).abs().max().item();
    }

    @Test
    void aPngKeepsEveryByte() {
        for (int channels : new int[] {1, 3}) {
            Tensor image = TestImages.bytes(1, channels, 13, 7);
            Path file = folder.resolve("x.png");
            ImageFile.write(image, file);
            Tensor read = ImageFile.read(file);
            assertThat(read.dtype()).isEqualTo(DType.UINT8);
            assertThat(read.shape()).isEqualTo(image.shape());
            assertThat(read.toByteArray()).isEqualTo(image.toByteArray());
        }
    }

    @Test
    void floatsAreWrittenAsTheNearestBytes() {
        Tensor image = Tensor.of(new float[] {-1, 0, 0.5f, 1, 2, 0.25f}, 1, 2, 3);
        Path file = folder.resolve("x.png");
        ImageFile.write(image, file);
        assertThat(TestImages.ints(ImageFile.read(file))).containsExactly(0, 0, 128, 255, 255, 64);
    }

    @ParameterizedTest
    @CsvSource({"lossless.webp,0", "lossy.webp,100", "cmyk.jpg,90", "source.png,0"})
    void readsTheFormatsThatPillowWrites(String name, double tolerance) {
        Tensor source = golden("source.png");
        Tensor image = golden(name);
        assertThat(worst(image, source)).isLessThanOrEqualTo(tolerance);
        Tensor mean = image.toFloat().sub(source.toFloat()).abs().mean();
        assertThat(mean.item()).isLessThanOrEqualTo(tolerance / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif", "jpg"})
    void readsTheFormatsThatJavaWritesWhateverTheName(String format) throws Exception {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        pen.setColor(new Color(200, 100, 50));
        pen.fillRect(0, 0, 16, 16);
        pen.dispose();
        Path file = folder.resolve("wrong.txt");
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
        Tensor read = ImageFile.read(file);
        assertThat(read.shape().toArray()).containsExactly(3, 16, 16);
        int[] middle = TestImages.ints(read.narrow(1, 8, 1).narrow(2, 8, 1).flatten());
        int[] wanted = {200, 100, 50};
        for (int i = 0; i < 3; i++) {
            assertThat(middle[i]).isBetween(wanted[i] - 3, wanted[i] + 3);
        }
    }

    @Test
    void greyImagesHaveOneChannelAndKeepTheirShades() throws Exception {
        assertThat(golden("grey.png").size(0)).isEqualTo(1);
        var wide = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        wide.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 32896, 65535});
        Path file = folder.resolve("wide.png");
        ImageIO.write(wide, "png", file.toFile());
        assertThat(TestImages.ints(ImageFile.read(file))).containsExactly(0, 128, 255);
        var two = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        two.setRGB(1, 0, 0xffffffff);
        ImageIO.write(two, "png", file.toFile());
        assertThat(ImageFile.read(file).shape().toArray()).containsExactly(1, 1, 2);
        assertThat(TestImages.ints(ImageFile.read(file))).containsExactly(0, 255);
    }

    @Test
    void whatIsTransparentLiesOnWhite() throws Exception {
        var image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00ff0000);
        image.setRGB(1, 0, 0xff204060);
        image.setRGB(2, 0, 0x80000000);
        Path file = folder.resolve("x.png");
        ImageIO.write(image, "png", file.toFile());
        assertThat(TestImages.ints(ImageFile.read(file)))
                .containsExactly(255, 0x20, 127, 255, 0x40, 127, 255, 0x60, 127);
    }

    @Test
    void readsTheFirstFrameOfAnAnimation() throws Exception {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        Path file = folder.resolve("x.gif");
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int colour : new int[] {0xff0000, 0x0000ff}) {
                var frame = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
                frame.setRGB(0, 0, colour);
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        }
        assertThat(TestImages.ints(ImageFile.read(file))).containsExactly(255, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"smaller.png,6,7", "larger.png,31,37"})
    void resizesLikePillow(String name, int height, int width) {
        Tensor source = golden("source.png");
        var image = Resizing.of(ImageFile.bytes(source), height, width);
        assertThat(worst(image.tensor(), golden(name))).isLessThanOrEqualTo(1);
        Tensor floats =
                PixelResizing.of(Pixels.of(ImageFile.bytes(source)), height, width).tensor();
        assertThat(worst(floats.mul(255), golden(name))).isLessThan(1);
    }

    @Test
    void greyOfColourIsPillows() {
        var grey = ImageFile.bytes(golden("source.png")).channels(1);
        assertThat(worst(grey.tensor(), golden("grey.png"))).isZero();
    }

    @Test
    void writingSaysWhatIsWrong() {
        assertThatThrownBy(() -> ImageFile.write(Tensor.zeros(2, 3, 3), folder.resolve("x.png")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("[1 or 3, height, width]");
        Tensor image = Tensor.zeros(1, 3, 3);
        assertThatThrownBy(() -> ImageFile.write(image, folder.resolve("no/x.png")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("ImageFile.write: expected to write ")
                .hasMessageContaining("got no folder " + folder.resolve("no"));
    }
}
