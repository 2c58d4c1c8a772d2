package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Turns squares of r·r cells into r² channels: the inverse of [PixelShuffle].
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height·r, width·r]` |
/// | output | `[batch, channels·r², height, width]` |
public record PixelUnshuffle(long factor) implements Layer {
    public PixelUnshuffle {
        Expect.positive("PixelUnshuffle", "a factor", factor);
    }

    public static PixelUnshuffle of(long factor) {
        return new PixelUnshuffle(factor);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, h·r, w·r] → [batch, channels·r², h, w]
        Expect.spatial(this, x, 2);
        Expect.divisible(this, x, 2, factor);
        Expect.divisible(this, x, 3, factor);
        return Hooks.after(this, x, x.pixelUnshuffle(factor));
    }

    @Override
    public String toString() {
        return "PixelUnshuffle(%d)".formatted(factor);
    }
}
