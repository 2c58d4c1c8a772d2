package io.tarn.data.image;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// Puts a rectangle of another image into each one of a batch, and mixes the targets by area (Yun and others, CutMix, 2019).
///
/// λ ~ Beta(α, α) is the share that stays; y ← λ·y + (1 - λ)·y', with the λ of the rectangle as it fits. Targets become `[n, classes]`.
public record CutMix(int classes, double alpha) implements BatchTransform {
    public CutMix {
        Expect.atLeast("CutMix", "classes", classes, 1);
        Expect.range("CutMix", "alpha", alpha, alpha, 1e-3, 1e3);
    }

    /// α = 1
    public static CutMix of(int classes) {
        return new CutMix(classes, 1);
    }

    public CutMix alpha(double value) {
        return new CutMix(classes, value);
    }

    @Override
    public Batch apply(Batch batch, RandomGenerator chance) {
        Tensor x = batch.x();
        if (x.rank() != 4) {
            throw DataException.of(
                    "CutMix", "[n, channels, height, width]", x.shape(), "use it on images");
        }
        double side = Math.sqrt(1 - Chance.beta(chance, alpha)); // of the rectangle, as a share
        int[] rows = span(Math.toIntExact(x.size(2)), side, chance);
        int[] columns = span(Math.toIntExact(x.size(3)), side, chance);
        Tensor partners = SoftTargets.partners(batch.size(), chance);
        Tensor mixed = x.copy();
        part(mixed, rows, columns).copy_(part(x.indexSelect(0, partners), rows, columns));
        double share = 1 - (double) rows[1] * columns[1] / (x.size(2) * x.size(3));
        Tensor y = SoftTargets.of("CutMix", batch.y(), classes); // [n, classes]
        return batch.with(mixed, y.indexSelect(0, partners).lerp(y, share));
    }

    /// Where the rectangle begins along a side, and its length; its middle is anywhere, so that it may be cut off.
    private static int[] span(int size, double share, RandomGenerator chance) {
        int half = (int) Math.round(size * share / 2);
        int middle = chance.nextInt(size);
        int start = Math.max(0, middle - half);
        return new int[] {start, Math.min(size, middle + half) - start};
    }

    private static Tensor part(Tensor x, int[] rows, int[] columns) {
        return x.narrow(2, rows[0], rows[1]).narrow(3, columns[0], columns[1]);
    }
}
