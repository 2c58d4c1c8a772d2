package io.tarn.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/// Takes the planes out of Java's own images. Whatever shines through lies on white.
final class Unpacking {
    private Unpacking() {}

    static ByteImage of(BufferedImage image) {
        return switch (image.getType()) {
            case BufferedImage.TYPE_3BYTE_BGR -> interleaved(image);
            case BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY -> grey(image);
            default -> other(image);
        };
    }

    private static ByteImage other(BufferedImage image) {
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return coloured(image, isGrey(palette) ? 1 : 3);
        }
        // Java takes grey for linear light, so that its colours would come out too bright
        boolean grey = image.getColorModel().getColorSpace().getNumComponents() == 1;
        return grey ? grey(image) : coloured(image, 3);
    }

    private static boolean isGrey(IndexColorModel palette) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        return Arrays.stream(colours)
                .allMatch(c -> (c >> 16 & 0xff) == (c & 0xff) && (c >> 8 & 0xff) == (c & 0xff));
    }

    /// Blue, green, red, blue, … in one array.
    private static ByteImage interleaved(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = image.getRaster();
        if (!(raster.getDataBuffer() instanceof DataBufferByte data)
                || raster.getParent() != null
                || data.getSize() != width * height * 3) {
            return coloured(image, 3);
        }
        byte[] from = data.getData();
        ByteImage planes = ByteImage.empty(3, height, width);
        byte[] to = planes.values();
        int plane = width * height;
        for (int i = 0, j = 0; i < plane; i++, j += 3) {
            to[i] = from[j + 2];
            to[plane + i] = from[j + 1];
            to[2 * plane + i] = from[j];
        }
        return planes;
    }

    private static ByteImage grey(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int bits = image.getSampleModel().getSampleSize(0);
        int most = (1 << bits) - 1;
        ByteImage planes = ByteImage.empty(1, image.getHeight(), width);
        int[] row = new int[width];
        int[] alpha = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            if (raster.getNumBands() > 1) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 1, alpha);
            } else {
                Arrays.fill(alpha, most);
            }
            for (int x = 0; x < width; x++) {
                int value = (row[x] * 255 + most / 2) / most;
                int opaque = (alpha[x] * 255 + most / 2) / most;
                planes.values()[y * width + x] = (byte) onWhite(value, opaque);
            }
        }
        return planes;
    }

    private static ByteImage coloured(BufferedImage image, int channels) {
        int width = image.getWidth();
        int plane = width * image.getHeight();
        ByteImage planes = ByteImage.empty(channels, image.getHeight(), width);
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int opaque = row[x] >>> 24;
                for (int channel = 0; channel < channels; channel++) {
                    int value = row[x] >> (16 - 8 * channel) & 0xff;
                    planes.values()[channel * plane + y * width + x] =
                            (byte) onWhite(value, opaque);
                }
            }
        }
        return planes;
    }

    /// v·α + 255·(1 - α)
    private static int onWhite(int value, int opaque) {
        return opaque == 255 ? value : (value * opaque + 255 * (255 - opaque) + 127) / 255;
    }
}
