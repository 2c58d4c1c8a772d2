package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Spreads the shades of each channel so that all come equally often, as far as that goes.
public record Equalize() implements PixelChange {
    private static final int SHADES = 256;

    public static Equalize of() {
        return new Equalize();
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        float[] values = image.values();
        for (int start = 0; start < values.length; start += image.plane()) {
            int[] counts = new int[SHADES];
            for (int i = start; i < start + image.plane(); i++) {
                counts[shade(values[i])]++;
            }
            float[] table = table(counts, image.plane());
            for (int i = start; i < start + image.plane(); i++) {
                values[i] = table[shade(values[i])];
            }
        }
        return image;
    }

    private static int shade(float value) {
        return Math.clamp((int) (value * 255 + 0.5f), 0, SHADES - 1);
    }

    /// v ← (number of darker cells) / (number of cells that are not the brightest)
    private static float[] table(int[] counts, int cells) {
        int brightest = SHADES - 1;
        while (counts[brightest] == 0) {
            brightest--;
        }
        int others = cells - counts[brightest];
        float[] table = new float[SHADES];
        int darker = 0;
        for (int shade = 0; shade < SHADES; shade++) {
            table[shade] = others == 0 ? shade / 255f : (float) darker / others;
            darker += counts[shade];
        }
        return table;
    }
}
