package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Spatial;
import io.tarn.tensor.Tensor;

/// Largest elements of windows that are chosen so that every sequence comes out in one size.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, length]` |
/// | output | `[batch, channels, *size]` |
public record AdaptiveMaxPool1d(Shape size) implements Layer {
    /// `AdaptiveMaxPool1d.of(1)` is the largest element of the whole sequence.
    public static AdaptiveMaxPool1d of(long... size) {
        return new AdaptiveMaxPool1d(Spatial.sizes("AdaptiveMaxPool1d", 1, 1, size));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, length] → [batch, channels, *size]
        Expect.spatial(this, x, 1);
        return Hooks.after(this, x, x.adaptiveMaxPool(size.toArray()));
    }

    @Override
    public String toString() {
        return "AdaptiveMaxPool1d(%s)".formatted(Sizes.product(size));
    }
}
