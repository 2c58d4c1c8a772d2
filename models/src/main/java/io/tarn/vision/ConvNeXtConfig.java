package io.tarn.vision;

import io.tarn.tensor.TensorException;
import java.util.List;

/// How a [ConvNeXt] is built.
///
/// @param depths blocks of each stage
/// @param width channels of the first stage; from one to the next they double
/// @param patch side of the patches that the stem makes a pixel each: 4 for photographs, 1 or 2 for small pictures
/// @param depthDropout how often the last block is skipped in training; earlier ones less often
/// @param scale by which a block's output is multiplied at first
public record ConvNeXtConfig(
        List<Integer> depths,
        long width,
        int patch,
        double depthDropout,
        double scale,
        long channels,
        long classes) {
    public ConvNeXtConfig {
        depths = List.copyOf(depths);
        Positive.check(
                "ConvNeXt", "width, patch, channels and classes", width, patch, channels, classes);
        if (depths.isEmpty() || depths.stream().anyMatch(depth -> depth < 1)) {
            throw TensorException.of(
                    "ConvNeXt", "one block or more in each stage", depths, "tiny is (3, 3, 9, 3)");
        }
    }

    /// Channels of the first stage.
    public ConvNeXtConfig width(long first) {
        return new ConvNeXtConfig(depths, first, patch, depthDropout, scale, channels, classes);
    }

    public ConvNeXtConfig patch(int side) {
        return new ConvNeXtConfig(depths, width, side, depthDropout, scale, channels, classes);
    }

    public ConvNeXtConfig depthDropout(double p) {
        return new ConvNeXtConfig(depths, width, patch, p, scale, channels, classes);
    }

    public ConvNeXtConfig scale(double first) {
        return new ConvNeXtConfig(depths, width, patch, depthDropout, first, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public ConvNeXtConfig channels(long count) {
        return new ConvNeXtConfig(depths, width, patch, depthDropout, scale, count, classes);
    }

    /// How often a block is skipped: p·i / (blocks - 1).
    double skipped(int block) {
        int blocks = depths.stream().mapToInt(depth -> depth).sum();
        return blocks == 1 ? 0 : depthDropout * block / (blocks - 1);
    }
}
