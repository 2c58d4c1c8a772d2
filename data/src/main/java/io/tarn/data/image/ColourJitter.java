package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Changes brightness, contrast, saturation and hue at random, in this order.
///
/// A strength of 0.4 means a factor from 0.6 to 1.4.
///
/// @param hue the largest turn of the colour circle, up to 0.5
public record ColourJitter(double brightness, double contrast, double saturation, double hue)
        implements PixelChange {
    public ColourJitter {
        Expect.atLeast("ColourJitter", "brightness", brightness, 0);
        Expect.atLeast("ColourJitter", "contrast", contrast, 0);
        Expect.atLeast("ColourJitter", "saturation", saturation, 0);
        Expect.range("ColourJitter", "hue", hue, hue, 0, 0.5);
    }

    /// 0.4 for each, 0.1 for the hue.
    public static ColourJitter of() {
        return new ColourJitter(0.4, 0.4, 0.4, 0.1);
    }

    public static ColourJitter none() {
        return new ColourJitter(0, 0, 0, 0);
    }

    public ColourJitter brightness(double strength) {
        return new ColourJitter(strength, contrast, saturation, hue);
    }

    public ColourJitter contrast(double strength) {
        return new ColourJitter(brightness, strength, saturation, hue);
    }

    public ColourJitter saturation(double strength) {
        return new ColourJitter(brightness, contrast, strength, hue);
    }

    public ColourJitter hue(double turn) {
        return new ColourJitter(brightness, contrast, saturation, turn);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        Pixels result = image;
        if (brightness > 0) {
            result = Colours.brightness(result, Chance.factor(chance, brightness));
        }
        if (contrast > 0) {
            result = Colours.contrast(result, Chance.factor(chance, contrast));
        }
        if (saturation > 0) {
            result = Colours.saturation(result, Chance.factor(chance, saturation));
        }
        return hue > 0 ? Colours.hue(result, Chance.between(chance, -hue, hue)) : result;
    }
}
