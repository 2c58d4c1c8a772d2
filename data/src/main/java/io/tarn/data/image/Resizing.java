package io.tarn.data.image;

import java.util.Arrays;

/// Stretches and shrinks images without jagged edges, by [Triangles].
final class Resizing {
    private static final int BITS = 20; // of a weight, after the point
    private static final int HALF = 1 << (BITS - 1);

    private Resizing() {}

    static ByteImage of(ByteImage image, int height, int width) {
        // the cheaper order: rows are added as a whole, columns cell by cell
        return height < image.height()
                ? wide(high(image, height), width)
                : high(wide(image, width), height);
    }

    private static ByteImage wide(ByteImage image, int width) {
        return width == image.width() ? image : columns(image, width);
    }

    private static ByteImage high(ByteImage image, int height) {
        return height == image.height() ? image : rows(image, height);
    }

    private static ByteImage columns(ByteImage image, int width) {
        Triangles triangles = Triangles.of(image.width(), width);
        int[][] weights = triangles.fixed(BITS);
        ByteImage result = ByteImage.empty(image.channels(), image.height(), width);
        byte[] from = image.values();
        for (int row = 0; row < image.channels() * image.height(); row++) {
            int start = row * image.width();
            for (int x = 0; x < width; x++) {
                int[] each = weights[x];
                int at = start + triangles.first()[x];
                int sum = HALF;
                for (int i = 0; i < each.length; i++) {
                    sum += each[i] * (from[at + i] & 0xff);
                }
                result.values()[row * width + x] = rounded(sum);
            }
        }
        return result;
    }

    private static ByteImage rows(ByteImage image, int height) {
        Triangles triangles = Triangles.of(image.height(), height);
        int[][] weights = triangles.fixed(BITS);
        int width = image.width();
        ByteImage result = ByteImage.empty(image.channels(), height, width);
        int[] sums = new int[width];
        for (int row = 0; row < image.channels() * height; row++) {
            int channel = row / height;
            int y = row % height;
            Arrays.fill(sums, HALF);
            int at = (channel * image.height() + triangles.first()[y]) * width;
            for (int weight : weights[y]) {
                add(weight, image.values(), at, sums);
                at += width;
            }
            for (int x = 0; x < width; x++) {
                result.values()[row * width + x] = rounded(sums[x]);
            }
        }
        return result;
    }

    private static void add(int weight, byte[] from, int at, int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weight * (from[at + x] & 0xff);
        }
    }

    private static byte rounded(int sum) {
        return (byte) Math.min(255, sum >> BITS);
    }
}
