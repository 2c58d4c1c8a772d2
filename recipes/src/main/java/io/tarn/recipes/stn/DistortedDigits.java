package io.tarn.recipes.stn;

import io.tarn.data.Dataset;
import io.tarn.data.image.Affine;
import io.tarn.data.image.Augment;
import io.tarn.datasets.Datasets;
import io.tarn.recipes.Kitchen;
import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Handwritten digits in a field of 40×40, each turned by up to 60 degrees, scaled by 0.5 to 1.2 and moved by up to 6 pixels.
///
/// Each image is distorted once: they are the same in every epoch, for every network and for every seed.
///
/// @param test looked at once
record DistortedDigits(Dataset training, Dataset validation, Dataset test) {
    static final int SIDE = 40;
    private static final int MARGIN = 6; // 28 + 2·6 = 40
    private static final int VALIDATION = 2_000;

    static DistortedDigits of(Kitchen kitchen) {
        var digits = Datasets.mnist();
        int all = digits.train().size();
        int[] judges =
                IntStream.range(all - VALIDATION, all)
                        .limit(kitchen.scaled(VALIDATION, 200))
                        .toArray();
        return new DistortedDigits(
                distorted(digits.train().first(kitchen.scaled(6_000, 500)), 1),
                distorted(digits.train().select(judges), 2),
                distorted(digits.test().first(kitchen.scaled(10_000, 500)), 3));
    }

    private static Dataset distorted(Dataset digits, long seed) {
        return changed(digits, Affine.none().degrees(60).scale(0.5, 1.2).translate(0.15), seed);
    }

    /// Digits in the field, all turned by the same angle and scaled by the same factor.
    static Tensor alike(Dataset digits, double degrees, double scale) { // → [n, 1, 40, 40]
        return changed(digits, new Affine(degrees, degrees, 0, scale, scale, 0), 0).all().x();
    }

    private static Dataset changed(Dataset digits, Affine change, long seed) {
        var whole = digits.all();
        Tensor field = whole.x().padConstant(0, MARGIN, MARGIN, MARGIN, MARGIN);
        int[] indices = IntStream.range(0, digits.size()).toArray();
        var batch =
                Dataset.of(field, whole.y())
                        .map(Augment.batch(change))
                        .batch(indices, new SplittableRandom(seed));
        return Dataset.of(batch.x(), batch.y());
    }
}
