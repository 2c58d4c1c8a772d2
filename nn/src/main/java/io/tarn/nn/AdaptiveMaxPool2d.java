package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Spatial;
import io.tarn.tensor.Tensor;

/// Largest elements of windows that are chosen so that every image comes out in one size.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, channels, *size]` |
public record AdaptiveMaxPool2d(Shape size) implements Layer {
    /// Height and width, or one number for both: `AdaptiveMaxPool2d.of(1)` is the largest element
    /// of the whole image.
    public static AdaptiveMaxPool2d of(long... size) {
        return new AdaptiveMaxPool2d(Spatial.sizes("AdaptiveMaxPool2d", 2, 1, size));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width] → [batch, channels, *size]
        Expect.spatial(this, x, 2);
        return Hooks.after(this, x, x.adaptiveMaxPool(size.toArray()));
    }

    @Override
    public String toString() {
        return "AdaptiveMaxPool2d(%s)".formatted(Sizes.product(size));
    }
}
