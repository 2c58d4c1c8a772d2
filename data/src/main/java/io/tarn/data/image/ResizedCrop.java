package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Cuts a part of random size and proportions out of an image and stretches it to a fixed size.
///
/// @param height of the result; 0 keeps the image's
/// @param width of the result; 0 keeps the image's
/// @param leastArea the smallest part, as a share of the image's area
/// @param mostArea the largest part
/// @param mostRatio the largest width by height, and height by width
public record ResizedCrop(
        int height, int width, double leastArea, double mostArea, double mostRatio)
        implements PixelChange {
    private static final int TRIES = 10;

    public ResizedCrop {
        Expect.atLeast("ResizedCrop", "height", height, 0);
        Expect.atLeast("ResizedCrop", "width", width, 0);
        Expect.range("ResizedCrop", "area", leastArea, mostArea, 0, 1);
        Expect.atLeast("ResizedCrop", "ratio", mostRatio, 1);
    }

    /// 8% to 100% of the area, 3:4 to 4:3, as for ImageNet; the size stays.
    public static ResizedCrop of() {
        return of(0, 0);
    }

    public static ResizedCrop of(int height, int width) {
        return new ResizedCrop(height, width, 0.08, 1, 4.0 / 3);
    }

    public ResizedCrop area(double least, double most) {
        return new ResizedCrop(height, width, least, most, mostRatio);
    }

    public ResizedCrop ratio(double most) {
        return new ResizedCrop(height, width, leastArea, mostArea, most);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        Pixels part = image;
        for (int i = 0; i < TRIES; i++) {
            double area = image.plane() * Chance.between(chance, leastArea, mostArea);
            double ratio = Chance.proportion(chance, 1 / mostRatio, mostRatio);
            int rows = (int) Math.round(Math.sqrt(area / ratio));
            int columns = (int) Math.round(Math.sqrt(area * ratio));
            if (rows >= 1 && columns >= 1 && rows <= image.height() && columns <= image.width()) {
                int top = chance.nextInt(image.height() - rows + 1);
                int left = chance.nextInt(image.width() - columns + 1);
                part = image.crop(top, left, rows, columns);
                break;
            }
        }
        return PixelResizing.of(
                part, height == 0 ? image.height() : height, width == 0 ? image.width() : width);
    }
}
