package io.tarn.recipes.sick;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.datasets.Datasets;
import io.tarn.tensor.Scope;
import java.util.SplittableRandom;

/// Handwritten digits of half the size, `[n, 1, 14, 14]` from 0 to 1.
final class DigitImages {
    private DigitImages() {}

    /// `count` of them, drawn with `seed`.
    static Sheet drawn(int count, long seed) {
        Dataset all = Datasets.mnist().train();
        int[] rows =
                new SplittableRandom(seed).ints(0, all.size()).distinct().limit(count).toArray();
        try (var scope = Scope.open()) {
            Batch batch = all.batch(rows, new SplittableRandom(seed));
            return new Sheet(batch.x().avgPool2d(2).copy().unscoped(), batch.y().copy().unscoped());
        }
    }
}
