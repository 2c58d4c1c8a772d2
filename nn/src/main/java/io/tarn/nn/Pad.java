package io.tarn.nn;

import io.tarn.tensor.PaddingMode;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Adds cells around the spatial dimensions: zeros, a constant, or what lies near the edge.
///
/// Sizes come in pairs, before and after, the last dimension first: left, right, top, bottom,
/// front, back. One number is used on every side of an image.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, *spatial]` |
/// | output | `[batch, channels, *spatial + before + after]` |
///
/// @param value what new cells hold with [PaddingMode#ZEROS]
public record Pad(Shape sizes, PaddingMode mode, double value) implements Layer {
    public Pad {
        if (sizes.rank() == 0 || sizes.rank() % 2 != 0 || sizes.rank() > 6) {
            throw TensorException.of(
                    "Pad",
                    "one to three pairs of sizes",
                    sizes,
                    "left, right, top, bottom, front, back");
        }
    }

    /// `Pad.zeros(1)`, `Pad.zeros(left, right, top, bottom)`.
    public static Pad zeros(long... sizes) {
        return new Pad(pairs(sizes), PaddingMode.ZEROS, 0);
    }

    /// `Pad.constant(-1, 2)`.
    public static Pad constant(double value, long... sizes) {
        return new Pad(pairs(sizes), PaddingMode.ZEROS, value);
    }

    /// The cells before the edge, mirrored.
    public static Pad reflect(long... sizes) {
        return new Pad(pairs(sizes), PaddingMode.REFLECT, 0);
    }

    /// The edge again.
    public static Pad replicate(long... sizes) {
        return new Pad(pairs(sizes), PaddingMode.REPLICATE, 0);
    }

    /// The cells from the other end.
    public static Pad circular(long... sizes) {
        return new Pad(pairs(sizes), PaddingMode.CIRCULAR, 0);
    }

    private static Shape pairs(long... sizes) {
        return sizes.length == 1
                ? Shape.of(sizes[0], sizes[0], sizes[0], sizes[0])
                : Shape.of(sizes);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *spatial]
        Expect.spatial(this, x, sizes.rank() / 2);
        long[] around = sizes.toArray();
        expectRoom(x);
        Tensor y = mode == PaddingMode.ZEROS ? x.padConstant(value, around) : x.pad(mode, around);
        return Hooks.after(this, x, y);
    }

    /// A mirror or the other end can only give as many cells as there are.
    private void expectRoom(Tensor x) {
        boolean mirrors = mode == PaddingMode.REFLECT;
        boolean borrows = mirrors || mode == PaddingMode.CIRCULAR;
        for (int i = 0; borrows && i < sizes.rank(); i++) {
            int dimension = x.rank() - 1 - i / 2;
            long there = x.shape().size(dimension) - (mirrors ? 1 : 0);
            if (sizes.size(i) > there) {
                throw TensorException.of(
                        toString(),
                        "padding %s dimension %d"
                                .formatted(mirrors ? "smaller than" : "no larger than", dimension),
                        x.shape(),
                        (mirrors ? "reflect" : "wrap") + " fewer cells, or use Pad.replicate");
            }
        }
    }

    @Override
    public String toString() {
        return "Pad(%s, %s)"
                .formatted(sizes, mode == PaddingMode.ZEROS && value != 0 ? value : mode);
    }
}
