package io.tarn.data.sound;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Moves one moment of a sound to another time and stretches what is before and after it evenly; its length stays.
final class TimeWarp {
    private TimeWarp() {}

    static void apply(
            float[] values, int start, int frames, int width, int most, RandomGenerator chance) {
        int reach = Math.min(most, (frames - 1) / 2 - 1);
        if (reach < 1) {
            return;
        }
        int from = chance.nextInt(reach + 1, frames - 1 - reach);
        int to = from + chance.nextInt(-reach, reach + 1);
        float[] old = Arrays.copyOfRange(values, start, start + frames * width);
        for (int t = 0; t < frames; t++) {
            double time =
                    t <= to
                            ? (double) t * from / to
                            : from + (double) (t - to) * (frames - 1 - from) / (frames - 1 - to);
            int before = Math.min((int) time, frames - 1);
            int after = Math.min(before + 1, frames - 1);
            double part = time - before;
            for (int k = 0; k < width; k++) {
                // (1 - p)·xₜ + p·xₜ₊₁
                values[start + t * width + k] =
                        (float)
                                ((1 - part) * old[before * width + k]
                                        + part * old[after * width + k]);
            }
        }
    }
}
