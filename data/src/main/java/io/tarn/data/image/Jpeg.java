package io.tarn.data.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.tarn.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes an image as JPEG of random quality and reads it back, with all the traces that this leaves.
///
/// @param least the lowest quality, from 0 to 100
/// @param most the highest
public record Jpeg(int least, int most) implements PixelChange {
    public Jpeg {
        Expect.range("Jpeg", "quality", least, most, 0, 100);
    }

    /// Qualities from 20 to 90.
    public static Jpeg of() {
        return new Jpeg(20, 90);
    }

    public static Jpeg quality(int value) {
        return new Jpeg(value, value);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        float quality = (least + chance.nextInt(most - least + 1)) / 100f;
        try {
            byte[] file = written(image.bytes(), quality);
            ByteImage read = Unpacking.of(ImageIO.read(new ByteArrayImageInputStream(file)));
            return Pixels.of(read.channels(image.channels()));
        } catch (IOException e) {
            throw DataException.of("Jpeg", "Java's JPEG", Reason.line(e), "leave Jpeg out", e);
        }
    }

    static byte[] written(ByteImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.write(null, new IIOImage(ImageFile.picture(image), null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
