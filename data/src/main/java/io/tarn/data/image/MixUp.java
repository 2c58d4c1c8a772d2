package io.tarn.data.image;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// Lays each example of a batch over another one, and mixes their targets alike (Zhang and others, mixup, 2017).
///
/// λ ~ Beta(α, α);  x ← λ·x + (1 - λ)·x';  y ← λ·y + (1 - λ)·y'. Targets become `[n, classes]`.
public record MixUp(int classes, double alpha) implements BatchTransform {
    public MixUp {
        Expect.atLeast("MixUp", "classes", classes, 1);
        Expect.range("MixUp", "alpha", alpha, alpha, 1e-3, 1e3);
    }

    /// α = 0.2
    public static MixUp of(int classes) {
        return new MixUp(classes, 0.2);
    }

    public MixUp alpha(double value) {
        return new MixUp(classes, value);
    }

    @Override
    public Batch apply(Batch batch, RandomGenerator chance) {
        double share = Chance.beta(chance, alpha);
        Tensor partners = SoftTargets.partners(batch.size(), chance);
        Tensor x = batch.x();
        Tensor y = SoftTargets.of("MixUp", batch.y(), classes); // [n, classes]
        return batch.with(
                x.indexSelect(0, partners).lerp(x, share),
                y.indexSelect(0, partners).lerp(y, share));
    }
}
