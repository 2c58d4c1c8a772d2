package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Sharpens or softens an image by a random factor: 1 changes nothing, 0 is soft, 2 is sharp.
public record Sharpness(double least, double most) implements PixelChange {
    public Sharpness {
        Expect.range("Sharpness", "factor", least, most, 0, 100);
    }

    /// Factors from 0 to 2.
    public static Sharpness of() {
        return new Sharpness(0, 2);
    }

    public static Sharpness by(double factor) {
        return new Sharpness(factor, factor);
    }

    /// v ← f·v + (1 - f)·soft; the soft image has means of 3 by 3 cells, the middle one counted five times, inside its edge
    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        float factor = (float) Chance.between(chance, least, most);
        float[] old = image.values().clone();
        int width = image.width();
        for (int row = 0; row < image.channels() * image.height(); row++) {
            int y = row % image.height();
            if (y == 0 || y == image.height() - 1) {
                continue;
            }
            for (int i = row * width + 1; i < (row + 1) * width - 1; i++) {
                float above = old[i - width - 1] + old[i - width] + old[i - width + 1];
                float beside = old[i - 1] + 5 * old[i] + old[i + 1];
                float below = old[i + width - 1] + old[i + width] + old[i + width + 1];
                float soft = (above + beside + below) / 13;
                image.values()[i] = factor * old[i] + (1 - factor) * soft;
            }
        }
        return image.clamped();
    }
}
