package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Blurs an image by a bell curve of random width; the edge goes on outside as it is.
///
/// @param least the smallest standard deviation, in cells
/// @param most the largest
public record Blur(double least, double most) implements PixelChange {
    public Blur {
        Expect.range("Blur", "deviation", least, most, 0, 100);
    }

    /// From 0.1 to 2 cells.
    public static Blur of() {
        return new Blur(0.1, 2);
    }

    public static Blur by(double deviation) {
        return new Blur(deviation, deviation);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        double deviation = Chance.between(chance, least, most);
        if (deviation < 1e-3) {
            return image;
        }
        float[] bell = bell(deviation);
        return down(across(image, bell), bell);
    }

    /// w ← exp(-x² / 2σ²), divided by their sum
    private static float[] bell(double deviation) {
        int reach = (int) Math.ceil(3 * deviation);
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double x = (i - reach) / deviation;
            weights[i] = Math.exp(-x * x / 2);
            sum += weights[i];
        }
        float[] bell = new float[weights.length];
        for (int i = 0; i < bell.length; i++) {
            bell[i] = (float) (weights[i] / sum);
        }
        return bell;
    }

    private static Pixels across(Pixels image, float[] bell) {
        int width = image.width();
        int reach = bell.length / 2;
        Pixels result = Pixels.empty(image.channels(), image.height(), width);
        float[] line = new float[width + 2 * reach];
        for (int start = 0; start < image.values().length; start += width) {
            for (int i = 0; i < line.length; i++) {
                line[i] = image.values()[start + Math.clamp(i - reach, 0, width - 1)];
            }
            for (int i = 0; i < bell.length; i++) {
                add(bell[i], line, i, result.values(), start, width);
            }
        }
        return result;
    }

    private static Pixels down(Pixels image, float[] bell) {
        int width = image.width();
        int height = image.height();
        int reach = bell.length / 2;
        Pixels result = Pixels.empty(image.channels(), height, width);
        for (int row = 0; row < image.channels() * height; row++) {
            int first = row / height * height;
            int to = row * width;
            for (int i = 0; i < bell.length; i++) {
                int near = Math.clamp(row - first + i - reach, 0, height - 1);
                int from = (first + near) * width;
                add(bell[i], image.values(), from, result.values(), to, width);
            }
        }
        return result;
    }

    private static void add(
            float weight, float[] from, int fromStart, float[] to, int toStart, int length) {
        for (int i = 0; i < length; i++) {
            to[toStart + i] += weight * from[fromStart + i];
        }
    }
}
