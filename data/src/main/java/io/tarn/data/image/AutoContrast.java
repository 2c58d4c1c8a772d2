package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Stretches each channel so that its darkest cell becomes 0 and its brightest 1.
public record AutoContrast() implements PixelChange {
    public static AutoContrast of() {
        return new AutoContrast();
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        float[] values = image.values();
        for (int start = 0; start < values.length; start += image.plane()) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = start; i < start + image.plane(); i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            // v ← (v - min) / (max - min)
            for (int i = start; most > least && i < start + image.plane(); i++) {
                values[i] = (values[i] - least) / (most - least);
            }
        }
        return image;
    }
}
