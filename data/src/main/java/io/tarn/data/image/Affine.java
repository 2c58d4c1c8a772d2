package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Turns, moves, scales and slants an image at random, around its middle; what comes in from outside is black.
///
/// @param leastAngle in degrees, counterclockwise
/// @param mostAngle in degrees
/// @param translate the largest move, as a share of width and height
/// @param leastScale the smallest factor
/// @param mostScale the largest factor
/// @param shear the largest slant of the vertical lines, in degrees
public record Affine(
        double leastAngle,
        double mostAngle,
        double translate,
        double leastScale,
        double mostScale,
        double shear)
        implements PixelChange {
    public Affine {
        Expect.range("Affine", "angle", leastAngle, mostAngle, -360, 360);
        Expect.range("Affine", "translate", translate, translate, 0, 1);
        Expect.range("Affine", "scale", leastScale, mostScale, 0.01, 100);
        Expect.range("Affine", "shear", shear, shear, 0, 80);
    }

    /// Up to 10 degrees, a tenth of the size, and scales from 0.9 to 1.1.
    public static Affine of() {
        return none().degrees(10).translate(0.1).scale(0.9, 1.1);
    }

    /// No change, to begin with: `Affine.none().shear(15)`.
    public static Affine none() {
        return new Affine(0, 0, 0, 1, 1, 0);
    }

    /// Angles from `-most` to `most`.
    public Affine degrees(double most) {
        return new Affine(-most, most, translate, leastScale, mostScale, shear);
    }

    public Affine translate(double share) {
        return new Affine(leastAngle, mostAngle, share, leastScale, mostScale, shear);
    }

    public Affine scale(double least, double most) {
        return new Affine(leastAngle, mostAngle, translate, least, most, shear);
    }

    public Affine shear(double degrees) {
        return new Affine(leastAngle, mostAngle, translate, leastScale, mostScale, degrees);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        double angle = Chance.between(chance, leastAngle, mostAngle);
        double right = Chance.between(chance, -translate, translate) * image.width();
        double down = Chance.between(chance, -translate, translate) * image.height();
        double scale = Chance.proportion(chance, leastScale, mostScale);
        double slant = Chance.between(chance, -shear, shear);
        return PlaneMap.of(angle, scale, slant, right, down).apply(image);
    }
}
