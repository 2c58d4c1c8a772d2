package io.tarn.doctor.data;

import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;

/// Images of three strokes, `[images, 1, 16, 16]`, slanted by chance about a common angle.
final class Strokes {
    private static final int SIZE = 16;

    private Strokes() {}

    static Tensor upright(int count, long seed) {
        return at(0, count, seed);
    }

    /// The same kind of images, turned by some degrees.
    static Tensor at(double degrees, int count, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        float[] pixels = new float[count * SIZE * SIZE];
        for (int image = 0; image < count; image++) {
            for (int stroke = 0; stroke < 3; stroke++) {
                double angle = Math.toRadians(degrees + 15 * chance.nextGaussian());
                double x = 4 + 8 * chance.nextDouble();
                double y = 4 + 8 * chance.nextDouble();
                double length = 3 + 3 * chance.nextDouble();
                draw(pixels, image * SIZE * SIZE, x, y, angle, length);
            }
        }
        return Tensor.of(pixels, count, 1, SIZE, SIZE);
    }

    private static void draw(
            float[] pixels, int start, double x, double y, double angle, double length) {
        for (int i = 0; i < SIZE * SIZE; i++) {
            double dx = i % SIZE - x;
            double dy = i / SIZE - y;
            double along = dx * Math.sin(angle) + dy * Math.cos(angle);
            double across = dx * Math.cos(angle) - dy * Math.sin(angle);
            double beyond = Math.max(0, Math.abs(along) - length);
            double ink = Math.exp(-(across * across + beyond * beyond));
            pixels[start + i] = (float) Math.min(1, pixels[start + i] + (ink > 0.02 ? ink : 0));
        }
    }

    /// Each pixel becomes the mean of the nine around it; the border is lost.
    static Tensor blurred(Tensor images) {
        Tensor inner = images.unfold(2, 3, 1).mean(-1).unfold(3, 3, 1).mean(-1);
        Tensor blurred = images.copy();
        blurred.narrow(2, 1, SIZE - 2).narrow(3, 1, SIZE - 2).copy_(inner);
        return blurred;
    }
}
