package io.tarn.data.image;

import java.util.Arrays;

/// The resizing of [Resizing], for floats.
final class PixelResizing {
    private PixelResizing() {}

    static Pixels of(Pixels image, int height, int width) {
        // the cheaper order: rows are added as a whole, columns cell by cell
        return height < image.height()
                ? wide(high(image, height), width)
                : high(wide(image, width), height);
    }

    private static Pixels wide(Pixels image, int width) {
        return width == image.width() ? image : columns(image, width);
    }

    private static Pixels high(Pixels image, int height) {
        return height == image.height() ? image : rows(image, height);
    }

    private static Pixels columns(Pixels image, int width) {
        Triangles weights = Triangles.of(image.width(), width);
        Pixels result = Pixels.empty(image.channels(), image.height(), width);
        for (int row = 0; row < image.channels() * image.height(); row++) {
            for (int x = 0; x < width; x++) {
                float[] each = weights.each()[x];
                int at = row * image.width() + weights.first()[x];
                float sum = 0;
                for (int i = 0; i < each.length; i++) {
                    sum += each[i] * image.values()[at + i];
                }
                result.values()[row * width + x] = sum;
            }
        }
        return result;
    }

    private static Pixels rows(Pixels image, int height) {
        Triangles weights = Triangles.of(image.height(), height);
        int width = image.width();
        Pixels result = Pixels.empty(image.channels(), height, width);
        float[] sums = new float[width];
        for (int row = 0; row < image.channels() * height; row++) {
            int channel = row / height;
            int y = row % height;
            Arrays.fill(sums, 0);
            int at = (channel * image.height() + weights.first()[y]) * width;
            for (float weight : weights.each()[y]) {
                for (int x = 0; x < width; x++) {
                    sums[x] += weight * image.values()[at + x];
                }
                at += width;
            }
            System.arraycopy(sums, 0, result.values(), row * width, width);
        }
        return result;
    }
}
