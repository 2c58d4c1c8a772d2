package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Spatial;
import io.tarn.tensor.Tensor;

/// Means over windows that are chosen so that every sequence comes out in one size.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, length]` |
/// | output | `[batch, channels, *size]` |
public record AdaptiveAvgPool1d(Shape size) implements Layer {
    /// `AdaptiveAvgPool1d.of(1)` is the mean over the whole sequence.
    public static AdaptiveAvgPool1d of(long... size) {
        return new AdaptiveAvgPool1d(Spatial.sizes("AdaptiveAvgPool1d", 1, 1, size));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, length] → [batch, channels, *size]
        Expect.spatial(this, x, 1);
        return Hooks.after(this, x, x.adaptiveAvgPool(size.toArray()));
    }

    @Override
    public String toString() {
        return "AdaptiveAvgPool1d(%s)".formatted(Sizes.product(size));
    }
}
