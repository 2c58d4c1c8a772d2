package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Adds normal noise to every number.
///
/// @param most the largest standard deviation; that of an image is drawn from 0 to here
public record Noise(double most) implements PixelChange {
    public Noise {
        Expect.atLeast("Noise", "deviation", most, 0);
    }

    public static Noise of(double most) {
        return new Noise(most);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        double deviation = Chance.between(chance, 0, most);
        for (int i = 0; i < image.values().length; i++) {
            image.values()[i] += (float) (deviation * chance.nextGaussian());
        }
        return image.clamped();
    }
}
