package io.tarn.data.image;

import io.tarn.data.DataException;
import io.tarn.data.WholeFile;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Reads and writes one image.
///
/// PNG, JPEG, WebP, GIF (the first frame) and BMP are read, by what is in the file and not by its name. JPEG files are turned upright
/// as their EXIF says. What is transparent lies on white.
public final class ImageFile {
    private ImageFile() {}

    /// Bytes `[channels, height, width]`: three channels (red, green, blue), or one if the image is grey. Images of more than
    /// 80 million pixels are refused before they are decoded.
    public static Tensor read(Path file) {
        return Decoder.USUAL.read(file).tensor();
    }

    /// The same with another limit for the number of pixels.
    public static Tensor read(Path file, long mostPixels) {
        return new Decoder(mostPixels).read(file).tensor();
    }

    /// Writes bytes, or floats from 0 to 1, `[1 or 3, height, width]`, as a PNG file.
    public static void write(Tensor image, Path file) {
        write(picture(bytes(image)), file);
    }

    static void write(BufferedImage image, Path file) {
        var png = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw DataException.of(
                    "ImageFile.write",
                    "an image that PNG can hold",
                    Reason.line(e),
                    "draw it again",
                    e);
        }
        WholeFile.write("ImageFile.write", file, png.toByteArray());
    }

    /// The bytes of a tensor that is an image.
    static ByteImage bytes(Tensor image) {
        if (image.rank() != 3 || (image.size(0) != 1 && image.size(0) != 3)) {
            throw DataException.of(
                    "ImageFile.write",
                    "[1 or 3, height, width]",
                    image.shape(),
                    "write one image at a time, x.get(0)");
        }
        boolean real = image.dtype().isFloatingPoint();
        Tensor bytes = real ? image.mul(255).round().clamp(0, 255).to(DType.UINT8) : image;
        return new ByteImage(
                Math.toIntExact(image.size(0)),
                Math.toIntExact(image.size(1)),
                Math.toIntExact(image.size(2)),
                bytes.toByteArray());
    }

    /// The same image in Java's form, without transparency.
    static BufferedImage picture(ByteImage image) {
        int width = image.width();
        int plane = width * image.height();
        boolean grey = image.channels() == 1;
        var picture =
                new BufferedImage(
                        width,
                        image.height(),
                        grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] planes = image.values();
        byte[] pixels = new byte[planes.length];
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < image.channels(); channel++) {
                pixels[i * image.channels() + channel] = planes[channel * plane + i];
            }
        }
        picture.getRaster().setDataElements(0, 0, width, image.height(), pixels);
        return picture;
    }
}
