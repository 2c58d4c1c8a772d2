package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Makes a negative of everything at least as bright as a threshold.
public record Solarize(double threshold) implements PixelChange {
    public Solarize {
        Expect.range("Solarize", "threshold", threshold, threshold, 0, 1);
    }

    public static Solarize of(double threshold) {
        return new Solarize(threshold);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        float[] values = image.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] >= threshold ? 1 - values[i] : values[i];
        }
        return image;
    }
}
