package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Turns groups of r² channels into squares of r·r cells, to enlarge images (Shi et al., 2016).
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels·r², height, width]` |
/// | output | `[batch, channels, height·r, width·r]` |
public record PixelShuffle(long factor) implements Layer {
    public PixelShuffle {
        Expect.positive("PixelShuffle", "a factor", factor);
    }

    public static PixelShuffle of(long factor) {
        return new PixelShuffle(factor);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels·r², h, w] → [batch, channels, h·r, w·r]
        Expect.spatial(this, x, 2);
        Expect.divisible(this, x, 1, factor * factor);
        return Hooks.after(this, x, x.pixelShuffle(factor));
    }

    @Override
    public String toString() {
        return "PixelShuffle(%d)".formatted(factor);
    }
}
