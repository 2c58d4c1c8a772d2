package io.tarn.sequence.words;

import java.util.SplittableRandom;

/// Vectors before learning: small numbers around 0, from -0.5/width to 0.5/width.
final class Start {
    private Start() {}

    static float[][] random(int rows, int width, SplittableRandom chance) {
        float[][] vectors = new float[rows][width];
        for (float[] vector : vectors) {
            for (int i = 0; i < width; i++) {
                vector[i] = (float) ((chance.nextDouble() - 0.5) / width);
            }
        }
        return vectors;
    }
}
