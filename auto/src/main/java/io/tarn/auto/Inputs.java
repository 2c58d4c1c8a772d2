package io.tarn.auto;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Rows as numbers, in the forms that learners want; each is made when it is first asked for.
final class Inputs {
    private final int size;
    private final boolean[] categories;
    private final List<Integer> levels;
    private final Supplier<float[][]> wide;
    private final Supplier<float[][]> raw;
    private final Supplier<float[][]> coded;

    Inputs(
            int size,
            boolean[] categories,
            List<Integer> levels,
            Supplier<float[][]> wide,
            Supplier<float[][]> raw,
            Supplier<float[][]> coded) {
        this.size = size;
        this.categories = categories;
        this.levels = List.copyOf(levels);
        this.wide = once(wide);
        this.raw = once(raw);
        this.coded = once(coded);
    }

    static Inputs of(float[][] wide, float[][] raw, boolean... categories) {
        return new Inputs(wide.length, categories, List.of(), () -> wide, () -> raw, () -> wide);
    }

    int size() {
        return size;
    }

    /// `[rows][features]`: one-hot, standardised, nothing missing; for weighted sums.
    float[][] wide() {
        return wide.get();
    }

    /// `[rows][columns]`: numbers and codes of categories, NaN where missing; for trees.
    float[][] raw() {
        return raw.get();
    }

    /// `[rows][numbers, then codes]`: standardised numbers, then the code of each column of categories; for embeddings.
    float[][] coded() {
        return coded.get();
    }

    /// Which of the raw columns hold codes.
    boolean[] categories() {
        return categories;
    }

    /// How many codes each column of `coded` has that holds codes.
    List<Integer> levels() {
        return levels;
    }

    Inputs rows(int... chosen) {
        return new Inputs(
                chosen.length,
                categories,
                levels,
                () -> pick(wide.get(), chosen),
                () -> pick(raw.get(), chosen),
                () -> pick(coded.get(), chosen));
    }

    private static float[][] pick(float[][] rows, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(i -> rows[i]).toArray(float[][]::new);
    }

    private static Supplier<float[][]> once(Supplier<float[][]> make) {
        float[][][] made = new float[1][][];
        return () -> {
            synchronized (made) {
                if (made[0] == null) {
                    made[0] = make.get();
                }
                return made[0];
            }
        };
    }
}
