package io.tarn.tensor;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.global.torch;

/// Operations that stretch, pad or rearrange spatial dimensions. Inputs are `[batch, channels,
/// *spatial]`.
sealed interface Resampling extends Operand permits Tensor {
    /// Adds cells around: before and after the last dimension, then before and after the one in
    /// front of it, …. Negative numbers take cells away, from zero padding only.
    default Tensor pad(PaddingMode mode, long... sizes) {
        try (var value = new DoubleOptional()) {
            return Call.unary("pad", this, x -> torch.pad(x, sizes, mode.code(), value));
        }
    }

    /// Adds cells that hold `value`, in the order of [#pad].
    default Tensor padConstant(double value, long... sizes) {
        try (var fill = new DoubleOptional(value)) {
            return Call.unary(
                    "padConstant", this, x -> torch.pad(x, sizes, PaddingMode.ZEROS.code(), fill));
        }
    }

    /// Stretches or shrinks the spatial dimensions to `sizes`; cells are areas, and the areas'
    /// outer edges meet.
    default Tensor resize(Interpolation how, long... sizes) {
        return stretch(how, false, sizes);
    }

    /// The same with cells as points: the first and the last of each dimension stay where they are.
    default Tensor resizeCorners(Interpolation how, long... sizes) {
        return stretch(how, true, sizes);
    }

    private Tensor stretch(Interpolation how, boolean corners, long... sizes) {
        if (how == Interpolation.CUBIC && sizes.length != 2) {
            throw TensorException.of(
                    "resize", "height and width for CUBIC", sizes.length + " sizes", "use LINEAR");
        }
        return Call.unary(
                "resize",
                this,
                x ->
                        switch (how) {
                            case NEAREST -> nearest(x, sizes);
                            case LINEAR -> linear(x, corners, sizes);
                            case CUBIC -> torch.upsample_bicubic2d(x, sizes, corners);
                        });
    }

    private static org.bytedeco.pytorch.Tensor nearest(
            org.bytedeco.pytorch.Tensor x, long... sizes) {
        return switch (sizes.length) {
            case 1 -> torch.upsample_nearest1d(x, sizes);
            case 2 -> torch.upsample_nearest2d(x, sizes);
            default -> torch.upsample_nearest3d(x, sizes);
        };
    }

    private static org.bytedeco.pytorch.Tensor linear(
            org.bytedeco.pytorch.Tensor x, boolean corners, long... sizes) {
        return switch (sizes.length) {
            case 1 -> torch.upsample_linear1d(x, sizes, corners);
            case 2 -> torch.upsample_bilinear2d(x, sizes, corners);
            default -> torch.upsample_trilinear3d(x, sizes, corners);
        };
    }

    /// Turns groups of r² channels into squares of r·r cells: `[b, c·r², h, w]` → `[b, c, h·r,
    /// w·r]`.
    default Tensor pixelShuffle(long factor) {
        return Call.unary("pixelShuffle", this, x -> torch.pixel_shuffle(x, factor));
    }

    /// Turns squares of r·r cells into r² channels: `[b, c, h·r, w·r]` → `[b, c·r², h, w]`.
    default Tensor pixelUnshuffle(long factor) {
        return Call.unary("pixelUnshuffle", this, x -> torch.pixel_unshuffle(x, factor));
    }

    /// Takes the channels from `groups` groups in turn: `a b | c d` becomes `a c b d`.
    default Tensor channelShuffle(long groups) {
        return Call.unary("channelShuffle", this, x -> torch.channel_shuffle(x, groups));
    }

    /// The points that a map `[batch, 2, 3]` of the square from -1 to 1 takes an image's cells
    /// from: `[batch, height, width, 2]`. Cells are areas, and -1 and 1 are their outer edges.
    default Tensor affineGrid(long batch, long channels, long height, long width) {
        return grid(false, batch, channels, height, width);
    }

    /// The same with cells as points: -1 and 1 are the first and the last cell of each dimension.
    default Tensor affineGridCorners(long batch, long channels, long height, long width) {
        return grid(true, batch, channels, height, width);
    }

    private Tensor grid(boolean corners, long... sizes) {
        return Call.unary("affineGrid", this, x -> torch.affine_grid_generator(x, sizes, corners));
    }

    /// The image `[batch, channels, h, w]` at the points `[batch, height, width, 2]`, as x and y
    /// from -1 to 1; outside of it lie zeros. Points as [#affineGrid] makes them.
    default Tensor gridSample(Tensor points, Interpolation how) {
        return sampled(points, how, false);
    }

    /// The same with points as [#affineGridCorners] makes them.
    default Tensor gridSampleCorners(Tensor points, Interpolation how) {
        return sampled(points, how, true);
    }

    private Tensor sampled(Tensor points, Interpolation how, boolean corners) {
        long kernel =
                switch (how) {
                    case LINEAR -> 0;
                    case NEAREST -> 1;
                    case CUBIC -> 2;
                };
        return Call.binary(
                "gridSample",
                this,
                points,
                (x, grid) -> torch.grid_sampler(x, grid, kernel, 0, corners));
    }
}
