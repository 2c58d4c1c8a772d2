package io.tarn.auto;

import io.tarn.data.table.Table;
import io.tarn.data.table.TableEncoder;
import java.util.Arrays;
import java.util.function.Supplier;

/// Rows as numbers, in the two forms that learners want; each is made when it is first asked for.
final class Inputs {
    private final int size;
    private final boolean[] categories;
    private final Supplier<float[][]> wide;
    private final Supplier<float[][]> raw;

    private Inputs(
            int size, boolean[] categories, Supplier<float[][]> wide, Supplier<float[][]> raw) {
        this.size = size;
        this.categories = categories;
        this.wide = once(wide);
        this.raw = once(raw);
    }

    static Inputs of(TableEncoder encoder, Table rows) {
        return new Inputs(
                rows.rows(),
                encoder.rawIsCategory(),
                () -> encoder.wide(rows),
                () -> encoder.raw(rows));
    }

    static Inputs of(float[][] wide, float[][] raw, boolean... categories) {
        return new Inputs(wide.length, categories, () -> wide, () -> raw);
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

    /// Which of the raw columns hold codes.
    boolean[] categories() {
        return categories;
    }

    Inputs rows(int... chosen) {
        return new Inputs(
                chosen.length,
                categories,
                () -> pick(wide.get(), chosen),
                () -> pick(raw.get(), chosen));
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
