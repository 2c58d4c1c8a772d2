package io.tarn.nn;

import io.tarn.tensor.Interpolation;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;

/// Stretches the spatial dimensions by a factor: nearest, linear (bilinear, trilinear) or bicubic.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, *spatial]`, one to three spatial dimensions |
/// | output | `[batch, channels, *⌊factor·spatial⌋]` |
///
/// @param alignsCorners whether the first and last cells stay where they are, instead of the outer edges
public record Upsample(double factor, Interpolation interpolation, boolean alignsCorners)
        implements Layer {
    public Upsample {
        if (!(factor > 0)) {
            throw TensorException.of(
                    "Upsample", "a factor above 0", factor, "2 doubles every spatial dimension");
        }
    }

    /// Repeats each cell: `Upsample.of(2)`.
    public static Upsample of(double factor) {
        return of(factor, Interpolation.NEAREST);
    }

    public static Upsample of(double factor, Interpolation interpolation) {
        return new Upsample(factor, interpolation, false);
    }

    /// Lets the first and last cells stay where they are.
    public Upsample alignCorners() {
        return new Upsample(factor, interpolation, true);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *spatial] → [batch, channels, *spatial']
        Expect.someSpatial(this, x);
        long[] sizes = stretched(x.shape());
        Tensor y =
                alignsCorners
                        ? x.resizeCorners(interpolation, sizes)
                        : x.resize(interpolation, sizes);
        return Hooks.after(this, x, y);
    }

    private long[] stretched(Shape shape) {
        return Arrays.stream(shape.toArray())
                .skip(2)
                .map(size -> (long) Math.floor(size * factor))
                .toArray();
    }

    @Override
    public String toString() {
        return "Upsample(%s, %s)".formatted(factor, interpolation);
    }
}
