package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Spatial;
import io.tarn.tensor.Tensor;

/// Means over windows that are chosen so that every volume comes out in one size.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, depth, height, width]` |
/// | output | `[batch, channels, *size]` |
public record AdaptiveAvgPool3d(Shape size) implements Layer {
    /// Depth, height and width, or one number for all: `AdaptiveAvgPool3d.of(1)` is the mean over
    /// the whole volume.
    public static AdaptiveAvgPool3d of(long... size) {
        return new AdaptiveAvgPool3d(Spatial.sizes("AdaptiveAvgPool3d", 3, 1, size));
    }

    @Override
    public Tensor forward(
            Tensor x) { // [batch, channels, depth, height, width] → [batch, channels, *size]
        Expect.spatial(this, x, 3);
        return Hooks.after(this, x, x.adaptiveAvgPool(size.toArray()));
    }

    @Override
    public String toString() {
        return "AdaptiveAvgPool3d(%s)".formatted(Sizes.product(size));
    }
}
