package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Mirrors an image with some probability.
public record Flip(Way way, double probability) implements PixelChange {
    /// What changes places.
    public enum Way {
        /// Left and right.
        HORIZONTAL,
        /// Top and bottom.
        VERTICAL
    }

    public Flip {
        Expect.probability("Flip", probability);
    }

    /// Left and right, of every second image.
    public static Flip horizontal() {
        return new Flip(Way.HORIZONTAL, 0.5);
    }

    /// Top and bottom, of every second image.
    public static Flip vertical() {
        return new Flip(Way.VERTICAL, 0.5);
    }

    public Flip probability(double value) {
        return new Flip(way, value);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        if (chance.nextDouble() < probability) {
            if (way == Way.HORIZONTAL) {
                columns(image);
            } else {
                rows(image);
            }
        }
        return image;
    }

    private static void columns(Pixels image) {
        float[] values = image.values();
        for (int start = 0; start < values.length; start += image.width()) {
            for (int i = start, j = start + image.width() - 1; i < j; i++, j--) {
                float kept = values[i];
                values[i] = values[j];
                values[j] = kept;
            }
        }
    }

    private static void rows(Pixels image) {
        float[] values = image.values();
        int width = image.width();
        float[] kept = new float[width];
        for (int start = 0; start < values.length; start += image.plane()) {
            int above = start;
            for (int below = start + image.plane() - width; above < below; below -= width) {
                System.arraycopy(values, above, kept, 0, width);
                System.arraycopy(values, below, values, above, width);
                System.arraycopy(kept, 0, values, below, width);
                above += width;
            }
        }
    }
}
