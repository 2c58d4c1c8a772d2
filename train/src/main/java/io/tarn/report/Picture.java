package io.tarn.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/// A small PNG image with a caption.
///
/// @param tone whether its frame says right, wrong or nothing
public record Picture(byte[] png, String caption, Tone tone) {
    public Picture {
        png = png.clone();
    }

    public static Picture of(BufferedImage image, String caption) {
        return new Picture(png(image), caption, Tone.PLAIN);
    }

    /// From brightness between 0 (black) and 1 (white), a row for each line of the image.
    public static Picture grey(double[][] rows, String caption) {
        var image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                int level = level(rows[y][x]);
                image.setRGB(x, y, level << 16 | level << 8 | level);
            }
        }
        return of(image, caption);
    }

    /// From red, green and blue between 0 and 1, each with a row for each line of the image.
    public static Picture colour(double[][][] channels, String caption) {
        int height = channels[0].length;
        int width = channels[0][0].length;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(
                        x,
                        y,
                        level(channels[0][y][x]) << 16
                                | level(channels[1][y][x]) << 8
                                | level(channels[2][y][x]));
            }
        }
        return of(image, caption);
    }

    public Picture tone(Tone other) {
        return new Picture(png, caption, other);
    }

    private static int level(double brightness) {
        return (int) Math.round(255 * Math.clamp(brightness, 0, 1));
    }

    BufferedImage image() {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(png));
            Checks.that(
                    image != null,
                    "Picture(" + caption + ")",
                    "a PNG image",
                    png.length + " other bytes",
                    "make it with Picture.of(image, caption)");
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The image as an address that holds the image itself.
    String address() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    static byte[] png(BufferedImage image) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
