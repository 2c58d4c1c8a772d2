package io.tarn.data.image;

import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.util.Arrays;

/// An image in Java's memory: floats from 0 to 1, one plane after the other, `[channels, height, width]`.
///
/// Who changes it owns it: changes happen in place, or give a new one where the size changes.
public record Pixels(int channels, int height, int width, float[] values) {
    public Pixels {
        if ((long) channels * height * width != values.length) {
            throw DataException.of(
                    "Pixels",
                    "%d numbers for [%d, %d, %d]"
                            .formatted(channels * height * width, channels, height, width),
                    values.length,
                    "give one for each cell");
        }
    }

    /// The numbers of floats `[channels, height, width]`.
    public static Pixels of(Tensor image) {
        if (image.rank() != 3 || !image.dtype().isFloatingPoint()) {
            throw DataException.of(
                    "Augmentation",
                    "floats [channels, height, width]",
                    image.dtype() + " " + image.shape(),
                    "for a whole batch use Augment.batch(…)");
        }
        return new Pixels(
                Math.toIntExact(image.size(0)),
                Math.toIntExact(image.size(1)),
                Math.toIntExact(image.size(2)),
                image.toFloat().toFloatArray());
    }

    /// A black image.
    public static Pixels empty(int channels, int height, int width) {
        return new Pixels(channels, height, width, new float[channels * height * width]);
    }

    public Tensor tensor() {
        return Tensor.of(values, channels, height, width);
    }

    /// The number of cells of a channel.
    public int plane() {
        return height * width;
    }

    /// Whether there are three channels: red, green, blue.
    public boolean isColour() {
        return channels == 3;
    }

    /// The part from (`top`, `left`); cells outside of the image are 0.
    public Pixels crop(int top, int left, int rows, int columns) {
        Pixels part = empty(channels, rows, columns);
        int from = Math.max(0, -left);
        int length = Math.min(columns, width - left) - from;
        for (int channel = 0; channel < channels; channel++) {
            for (int y = Math.max(0, -top); length > 0 && y < Math.min(rows, height - top); y++) {
                System.arraycopy(
                        values,
                        (channel * height + top + y) * width + left + from,
                        part.values,
                        (channel * rows + y) * columns + from,
                        length);
            }
        }
        return part;
    }

    /// Sets a rectangle of every channel to `value`.
    public void fill(int top, int left, int rows, int columns, float value) {
        for (int channel = 0; channel < channels; channel++) {
            for (int y = top; y < top + rows; y++) {
                int start = (channel * height + y) * width + left;
                Arrays.fill(values, start, start + columns, value);
            }
        }
    }

    /// v ← min(1, max(0, v))
    public Pixels clamped() {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(1, Math.max(0, values[i]));
        }
        return this;
    }

    ByteImage bytes() {
        ByteImage image = ByteImage.empty(channels, height, width);
        for (int i = 0; i < values.length; i++) {
            image.values()[i] = (byte) (Math.min(1, Math.max(0, values[i])) * 255 + 0.5f);
        }
        return image;
    }

    static Pixels of(ByteImage image) {
        Pixels pixels = empty(image.channels(), image.height(), image.width());
        for (int i = 0; i < pixels.values.length; i++) {
            pixels.values[i] = (image.values()[i] & 0xff) / 255f;
        }
        return pixels;
    }
}
