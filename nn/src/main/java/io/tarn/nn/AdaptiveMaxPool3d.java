package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Spatial;
import io.tarn.tensor.Tensor;

/// Largest elements of windows that are chosen so that every volume comes out in one size.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, depth, height, width]` |
/// | output | `[batch, channels, *size]` |
public record AdaptiveMaxPool3d(Shape size) implements Layer {
    /// Depth, height and width, or one number for all: `AdaptiveMaxPool3d.of(1)` is the largest
    /// element of the whole volume.
    public static AdaptiveMaxPool3d of(long... size) {
        return new AdaptiveMaxPool3d(Spatial.sizes("AdaptiveMaxPool3d", 3, 1, size));
    }

    @Override
    public Tensor forward(
            Tensor x) { // [batch, channels, depth, height, width] → [batch, channels, *size]
        Expect.spatial(this, x, 3);
        return Hooks.after(this, x, x.adaptiveMaxPool(size.toArray()));
    }

    @Override
    public String toString() {
        return "AdaptiveMaxPool3d(%s)".formatted(Sizes.product(size));
    }
}
