package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Spatial;
import io.tarn.tensor.Tensor;

/// Means over windows that are chosen so that every image comes out in one size.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, channels, *size]` |
public record AdaptiveAvgPool2d(Shape size) implements Layer {
    /// Height and width, or one number for both: `AdaptiveAvgPool2d.of(1)` is the mean over the
    /// whole image.
    public static AdaptiveAvgPool2d of(long... size) {
        return new AdaptiveAvgPool2d(Spatial.sizes("AdaptiveAvgPool2d", 2, 1, size));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width] → [batch, channels, *size]
        Expect.spatial(this, x, 2);
        return Hooks.after(this, x, x.adaptiveAvgPool(size.toArray()));
    }

    @Override
    public String toString() {
        return "AdaptiveAvgPool2d(%s)".formatted(Sizes.product(size));
    }
}
