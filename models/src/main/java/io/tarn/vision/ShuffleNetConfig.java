package io.tarn.vision;

import io.tarn.tensor.TensorException;
import java.util.List;

/// How a [ShuffleNet] is built.
///
/// @param depths units of each stage
/// @param width channels of the first stage, an even number; from one to the next they double
/// @param first channels of the first convolution
/// @param last channels before the linear layer
public record ShuffleNetConfig(
        Stem stem,
        List<Integer> depths,
        long width,
        long first,
        long last,
        long channels,
        long classes) {
    public ShuffleNetConfig {
        depths = List.copyOf(depths);
        Positive.check(
                "ShuffleNet",
                "width, first, last, channels and classes",
                width,
                first,
                last,
                channels,
                classes);
        if (depths.isEmpty() || depths.stream().anyMatch(depth -> depth < 1)) {
            throw TensorException.of(
                    "ShuffleNet",
                    "one unit or more in each stage",
                    depths,
                    "the paper has (4, 8, 4)");
        }
        if (width % 2 != 0) {
            throw TensorException.of(
                    "ShuffleNet", "an even width, for it is halved", width, "1.0 has 116");
        }
    }

    public ShuffleNetConfig stem(Stem beginning) {
        return new ShuffleNetConfig(beginning, depths, width, first, last, channels, classes);
    }

    public ShuffleNetConfig depths(List<Integer> units) {
        return new ShuffleNetConfig(stem, units, width, first, last, channels, classes);
    }

    /// Channels of the first stage.
    public ShuffleNetConfig width(long stage) {
        return new ShuffleNetConfig(stem, depths, stage, first, last, channels, classes);
    }

    /// Channels of the first convolution.
    public ShuffleNetConfig first(long count) {
        return new ShuffleNetConfig(stem, depths, width, count, last, channels, classes);
    }

    /// Channels before the linear layer.
    public ShuffleNetConfig last(long count) {
        return new ShuffleNetConfig(stem, depths, width, first, count, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public ShuffleNetConfig channels(long count) {
        return new ShuffleNetConfig(stem, depths, width, first, last, count, classes);
    }
}
