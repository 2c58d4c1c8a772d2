package io.tarn.recipes;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A film as one PNG image, which browsers play and everything else shows as its first frame (APNG).
///
/// Every frame after the first holds only the pixels that changed, so a drawing that grows is small.
final class AnimatedPng {
    private static final int HEAD = 8; // bytes before the first chunk
    private final DataOutputStream out;
    private int sequence;

    private AnimatedPng(DataOutputStream out) {
        this.out = out;
    }

    /// @param milliseconds each frame is shown; the last one stays for two seconds
    static byte[] of(List<BufferedImage> frames, int milliseconds) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            new AnimatedPng(out).write(frames, milliseconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(List<BufferedImage> frames, int milliseconds) throws IOException {
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        for (int i = 0; i < frames.size(); i++) {
            BufferedImage shown =
                    i == 0 ? changes(frames.get(i)) : changes(frames.get(i - 1), frames.get(i));
            byte[] png = png(shown);
            if (i == 0) {
                chunk("IHDR", chunks(png, "IHDR"));
                chunk("acTL", numbers(frames.size(), 0)); // 0: again and again
            }
            control(shown, i == frames.size() - 1 ? 2000 : milliseconds);
            byte[] data = chunks(png, "IDAT");
            if (i == 0) {
                chunk("IDAT", data);
            } else {
                var numbered = new ByteArrayOutputStream();
                numbered.write(numbers(sequence++));
                numbered.write(data);
                chunk("fdAT", numbered.toByteArray());
            }
        }
        chunk("IEND", new byte[0]);
    }

    /// Size, place, time; the frame is laid over what is there.
    private void control(BufferedImage frame, int milliseconds) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var control = new DataOutputStream(bytes)) {
            control.write(numbers(sequence++, frame.getWidth(), frame.getHeight(), 0, 0));
            control.writeShort(milliseconds);
            control.writeShort(1000);
            control.writeByte(0); // nothing is wiped away
            control.writeByte(1); // over
        }
        chunk("fcTL", bytes.toByteArray());
    }

    private static BufferedImage changes(BufferedImage whole) {
        int width = whole.getWidth();
        int height = whole.getHeight();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xff000000 | whole.getRGB(x, y));
            }
        }
        return image;
    }

    /// What is new, on a ground that can be seen through.
    private static BufferedImage changes(BufferedImage before, BufferedImage after) {
        BufferedImage image = changes(after);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (before.getRGB(x, y) == after.getRGB(x, y)) {
                    image.setRGB(x, y, 0);
                }
            }
        }
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(0); // of the size, not of the picture
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// The content of all chunks of a kind, one after another.
    private static byte[] chunks(byte[] png, String kind) throws IOException {
        var found = new ByteArrayOutputStream();
        try (var in = new DataInputStream(new ByteArrayInputStream(png))) {
            in.skipNBytes(HEAD);
            while (in.available() > 0) {
                byte[] content = new byte[in.readInt()];
                String name = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
                in.readFully(content);
                in.readInt();
                if (name.equals(kind)) {
                    found.write(content);
                }
            }
        }
        return found.toByteArray();
    }

    private static byte[] numbers(int... values) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var all = new DataOutputStream(bytes)) {
            for (int value : values) {
                all.writeInt(value);
            }
        }
        return bytes.toByteArray();
    }

    private void chunk(String name, byte[] content) throws IOException {
        byte[] title = name.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(title);
        check.update(content);
        out.writeInt(content.length);
        out.write(title);
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
