package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Keeps only the first bits of every byte, so that few shades remain.
///
/// @param bits from 1 to 8
public record Posterize(int bits) implements PixelChange {
    public Posterize {
        Expect.range("Posterize", "bits", bits, bits, 1, 8);
    }

    public static Posterize of(int bits) {
        return new Posterize(bits);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        int mask = 0xff << (8 - bits);
        for (int i = 0; i < image.values().length; i++) {
            image.values()[i] = ((int) (image.values()[i] * 255 + 0.5f) & mask) / 255f;
        }
        return image;
    }
}
