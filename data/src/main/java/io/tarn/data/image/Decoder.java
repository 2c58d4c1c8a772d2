package io.tarn.data.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.tarn.data.DataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Turns the bytes of an image file into an image, and every failure into one line.
///
/// The size in the header is checked before anything is decoded.
///
/// @param mostPixels the largest width times height that is decoded
record Decoder(long mostPixels) {
    /// 80 million pixels: more than most cameras make, less than would exhaust a small heap.
    static final Decoder USUAL = new Decoder(80_000_000);

    static final long LARGEST = 700_000_000; // whose bytes fit into one array
    private static final long MOST_BYTES = 1L << 29; // of a compressed file
    private static final int USUAL_HEADER = 1 << 17; // bytes

    static {
        ImageIO.setUseCache(false);
    }

    Decoder {
        if (mostPixels < 1 || mostPixels > LARGEST) {
            throw DataException.of(
                    "ImageFile",
                    "a limit from 1 to %,d pixels".formatted(LARGEST),
                    mostPixels,
                    "try 80_000_000");
        }
    }

    /// What the header of a file says.
    record Header(int height, int width) {}

    @FunctionalInterface
    private interface Use<T> {
        T with(ImageReader reader) throws IOException;
    }

    ByteImage read(Path file) {
        byte[] bytes = bytes(file);
        Orientation orientation = Orientation.of(bytes);
        return reading(
                file, bytes, reader -> orientation.upright(Unpacking.of(decoded(file, reader))));
    }

    /// Reads the size and checks it, without decoding; of a large file only the beginning is read, if that is enough.
    Header header(Path file) {
        if (file.toFile().length() > USUAL_HEADER) {
            try (var in = Files.newInputStream(file)) {
                byte[] start = in.readNBytes(USUAL_HEADER);
                return reading(file, start, reader -> checked(file, reader));
            } catch (IOException | DataException _) { // then the whole file says more
                return wholeHeader(file);
            }
        }
        return wholeHeader(file);
    }

    private Header wholeHeader(Path file) {
        return reading(file, bytes(file), reader -> checked(file, reader));
    }

    private static byte[] bytes(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                String got = Files.exists(file) ? "a folder or a device" : "no such file";
                throw DataException.of(who(file), "an image file", got, "check the path");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw DataException.of(
                        who(file),
                        "a file of at most 512 MB",
                        "%,d bytes".formatted(Files.size(file)),
                        "make it smaller");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw DataException.unreadable("ImageFile", file, e);
        }
    }

    private static <T> T reading(Path file, byte[] bytes, Use<T> use) {
        ImageReader reader = reader(file, bytes);
        try (var in = new ByteArrayImageInputStream(bytes)) {
            reader.setInput(in, true, true);
            return use.with(reader);
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // readers fail in many ways on hostile bytes
            throw DataException.of(
                    who(file),
                    "a whole image",
                    "damaged or cut off bytes (" + Reason.line(e) + ")",
                    "get the file again or remove it",
                    e);
        } catch (OutOfMemoryError e) {
            throw DataException.of(
                    who(file),
                    "an image that fits in memory",
                    "one that does not",
                    "give Java more memory with -Xmx or make the image smaller",
                    e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(Path file, byte[] bytes) {
        Format format =
                Format.of(bytes)
                        .orElseThrow(() ->
                                DataException.of(
                                        who(file),
                                        "a PNG, JPEG, WebP, GIF or BMP image",
                                        bytes.length == 0 ? "an empty file" : "other bytes",
                                        "convert it to PNG or remove it"));
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.service());
        if (!readers.hasNext()) {
            throw DataException.of(
                    who(file),
                    "a reader of " + format + " on the class path",
                    "none",
                    "add com.twelvemonkeys.imageio:imageio-webp");
        }
        return readers.next();
    }

    private BufferedImage decoded(Path file, ImageReader reader) throws IOException {
        Header size = checked(file, reader);
        BufferedImage image = reader.read(0);
        if ((long) image.getWidth() * image.getHeight() > (long) size.width * size.height) {
            throw new IOException("more pixels than its header says");
        }
        return image;
    }

    private Header checked(Path file, ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1) {
            throw new IOException("a size of " + width + "x" + height);
        }
        if ((long) width * height > mostPixels) {
            throw DataException.of(
                    who(file),
                    "at most %,d pixels".formatted(mostPixels),
                    "%,d (%dx%d)".formatted((long) width * height, width, height),
                    "make it smaller, or raise the limit with mostPixels");
        }
        return new Header(height, width);
    }

    private static String who(Path file) {
        return "ImageFile.read of " + file;
    }
}
