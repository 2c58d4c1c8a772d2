package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Blackens a rectangle of random size and place with some probability (random erasing, cutout).
///
/// @param leastArea the smallest rectangle, as a share of the image's area
/// @param mostArea the largest
/// @param mostRatio the largest width by height, and height by width
public record Erase(double probability, double leastArea, double mostArea, double mostRatio)
        implements PixelChange {
    private static final int TRIES = 10;

    public Erase {
        Expect.probability("Erase", probability);
        Expect.range("Erase", "area", leastArea, mostArea, 0, 1);
        Expect.atLeast("Erase", "ratio", mostRatio, 1);
    }

    /// Every second image, 2% to 33% of the area.
    public static Erase of() {
        return new Erase(0.5, 0.02, 0.33, 3.3);
    }

    public Erase probability(double value) {
        return new Erase(value, leastArea, mostArea, mostRatio);
    }

    public Erase area(double least, double most) {
        return new Erase(probability, least, most, mostRatio);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        if (chance.nextDouble() >= probability) {
            return image;
        }
        for (int i = 0; i < TRIES; i++) {
            double area = image.plane() * Chance.between(chance, leastArea, mostArea);
            double ratio = Chance.proportion(chance, 1 / mostRatio, mostRatio);
            int rows = (int) Math.round(Math.sqrt(area / ratio));
            int columns = (int) Math.round(Math.sqrt(area * ratio));
            if (rows <= image.height() && columns <= image.width()) {
                int top = chance.nextInt(image.height() - rows + 1);
                int left = chance.nextInt(image.width() - columns + 1);
                image.fill(top, left, rows, columns, 0);
                return image;
            }
        }
        return image;
    }
}
