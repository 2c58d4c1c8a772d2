package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Takes the colour away with some probability; the number of channels stays.
public record Greyscale(double probability) implements PixelChange {
    public Greyscale {
        Expect.probability("Greyscale", probability);
    }

    public static Greyscale of(double probability) {
        return new Greyscale(probability);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        return chance.nextDouble() < probability ? Colours.saturation(image, 0) : image;
    }
}
