package io.tarn.data.image;

import io.tarn.data.DataException;
import java.util.random.RandomGenerator;

/// Cuts a part of fixed size out of an image at random, after adding black cells around it.
///
/// @param height of the part; 0 keeps the image's
/// @param width of the part; 0 keeps the image's
/// @param padding cells added at each side
public record RandomCrop(int height, int width, int padding) implements PixelChange {
    public RandomCrop {
        Expect.atLeast("RandomCrop", "height", height, 0);
        Expect.atLeast("RandomCrop", "width", width, 0);
        Expect.atLeast("RandomCrop", "padding", padding, 0);
    }

    /// Keeps the size, so that the image moves by up to `padding` cells.
    public static RandomCrop of(int padding) {
        return new RandomCrop(0, 0, padding);
    }

    public static RandomCrop of(int height, int width) {
        return new RandomCrop(height, width, 0);
    }

    public RandomCrop padding(int cells) {
        return new RandomCrop(height, width, cells);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        int rows = height == 0 ? image.height() : height;
        int columns = width == 0 ? image.width() : width;
        int down = image.height() + 2 * padding - rows;
        int right = image.width() + 2 * padding - columns;
        if (down < 0 || right < 0) {
            throw DataException.of(
                    "RandomCrop",
                    "images of %dx%d or more".formatted(rows, columns),
                    image.height() + "x" + image.width(),
                    "add padding or crop less");
        }
        int top = chance.nextInt(down + 1) - padding;
        int left = chance.nextInt(right + 1) - padding;
        return image.crop(top, left, rows, columns);
    }
}
