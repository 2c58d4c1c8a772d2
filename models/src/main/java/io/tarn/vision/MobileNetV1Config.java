package io.tarn.vision;

import io.tarn.tensor.TensorException;
import java.util.List;

/// How a [MobileNetV1] is built.
///
/// @param depths blocks of each stage
/// @param width channels of the first convolution; each stage has twice as many as what comes before it
public record MobileNetV1Config(
        Stem stem, List<Integer> depths, long width, long channels, long classes) {
    public MobileNetV1Config {
        depths = List.copyOf(depths);
        Positive.check("MobileNetV1", "width, channels and classes", width, channels, classes);
        if (depths.isEmpty() || depths.stream().anyMatch(depth -> depth < 1)) {
            throw TensorException.of(
                    "MobileNetV1",
                    "one block or more in each stage",
                    depths,
                    "the paper has (1, 2, 2, 6, 2)");
        }
    }

    public MobileNetV1Config stem(Stem beginning) {
        return new MobileNetV1Config(beginning, depths, width, channels, classes);
    }

    public MobileNetV1Config depths(List<Integer> blocks) {
        return new MobileNetV1Config(stem, blocks, width, channels, classes);
    }

    /// Channels of the first convolution: 32·α in the paper.
    public MobileNetV1Config width(long first) {
        return new MobileNetV1Config(stem, depths, first, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public MobileNetV1Config channels(long count) {
        return new MobileNetV1Config(stem, depths, width, count, classes);
    }
}
