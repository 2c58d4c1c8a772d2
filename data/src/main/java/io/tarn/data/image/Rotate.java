package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Turns an image around its middle by a random angle; the corners that come in are black.
///
/// @param least in degrees, counterclockwise
/// @param most in degrees
public record Rotate(double least, double most) implements PixelChange {
    public Rotate {
        Expect.range("Rotate", "degrees", least, most, -360, 360);
    }

    /// Angles from `-degrees` to `degrees`.
    public static Rotate of(double degrees) {
        return new Rotate(-degrees, degrees);
    }

    /// One angle, always.
    public static Rotate by(double degrees) {
        return new Rotate(degrees, degrees);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        return PlaneMap.of(Chance.between(chance, least, most), 1, 0, 0, 0).apply(image);
    }
}
