package io.tarn.data.image;

import java.util.List;
import java.util.random.RandomGenerator;

/// Some changes, drawn from fourteen, each of the same strength (Cubuk and others, RandAugment, 2019).
///
/// @param count how many changes an image gets
/// @param magnitude from 0 (nothing) to 30
public record RandAugment(int count, int magnitude) implements PixelChange {
    private static final int MOST = 30;

    /// A change of the strength `part`, from 0 to 1, in one of two directions.
    @FunctionalInterface
    private interface Change {
        Pixels of(Pixels image, double part, int sign);
    }

    private static final List<Change> CHANGES =
            List.of(
                    (image, _, _) -> image,
                    (image, part, sign) -> map(sign * 0.3 * part, 0, 0, 0).apply(image),
                    (image, part, sign) -> map(0, sign * 0.3 * part, 0, 0).apply(image),
                    (image, part, sign) ->
                            map(0, 0, sign * 0.45 * part * image.width(), 0).apply(image),
                    (image, part, sign) ->
                            map(0, 0, 0, sign * 0.45 * part * image.height()).apply(image),
                    (image, part, sign) -> PlaneMap.of(sign * 30 * part, 1, 0, 0, 0).apply(image),
                    (image, part, sign) -> Colours.brightness(image, 1 + sign * 0.9 * part),
                    (image, part, sign) -> Colours.saturation(image, 1 + sign * 0.9 * part),
                    (image, part, sign) -> Colours.contrast(image, 1 + sign * 0.9 * part),
                    (image, part, sign) -> with(Sharpness.by(1 + sign * 0.9 * part), image),
                    (image, part, _) -> with(Posterize.of(8 - (int) Math.round(4 * part)), image),
                    (image, part, _) -> with(Solarize.of(1 - part), image),
                    (image, _, _) -> with(AutoContrast.of(), image),
                    (image, _, _) -> with(Equalize.of(), image));

    public RandAugment {
        Expect.atLeast("RandAugment", "count", count, 0);
        Expect.range("RandAugment", "magnitude", magnitude, magnitude, 0, MOST);
    }

    /// Two changes of magnitude 9.
    public static RandAugment of() {
        return of(2, 9);
    }

    public static RandAugment of(int count, int magnitude) {
        return new RandAugment(count, magnitude);
    }

    private static PlaneMap map(double b, double c, double right, double down) {
        return new PlaneMap(1, b, c, 1, right, down);
    }

    private static Pixels with(PixelChange change, Pixels image) {
        return change.change(image, NONE);
    }

    /// For changes that draw nothing that matters.
    private static final RandomGenerator NONE = () -> 0;

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        Pixels result = image;
        for (int i = 0; i < count; i++) {
            Change change = CHANGES.get(chance.nextInt(CHANGES.size()));
            int sign = chance.nextBoolean() ? 1 : -1;
            result = change.of(result, (double) magnitude / MOST, sign);
        }
        return result;
    }
}
