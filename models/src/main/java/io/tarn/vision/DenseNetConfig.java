package io.tarn.vision;

import io.tarn.tensor.TensorException;
import java.util.List;

/// How a [DenseNet] is built.
///
/// @param depths layers of each block
/// @param growth channels that each layer adds: k in the paper
/// @param width channels that the first convolution makes
/// @param bottleneck channels between the two convolutions of a layer, in growths
/// @param dropout after each layer
public record DenseNetConfig(
        Stem stem,
        List<Integer> depths,
        long growth,
        long width,
        long bottleneck,
        double dropout,
        long channels,
        long classes) {
    public DenseNetConfig {
        depths = List.copyOf(depths);
        Positive.check(
                "DenseNet",
                "growth, width, bottleneck, channels and classes",
                growth,
                width,
                bottleneck,
                channels,
                classes);
        if (depths.isEmpty() || depths.stream().anyMatch(depth -> depth < 1)) {
            throw TensorException.of(
                    "DenseNet",
                    "one layer or more in each block",
                    depths,
                    "121 is (6, 12, 24, 16)");
        }
    }

    public DenseNetConfig stem(Stem beginning) {
        return new DenseNetConfig(
                beginning, depths, growth, width, bottleneck, dropout, channels, classes);
    }

    /// Channels that each layer adds; the first convolution makes twice as many.
    public DenseNetConfig growth(long k) {
        return new DenseNetConfig(stem, depths, k, 2 * k, bottleneck, dropout, channels, classes);
    }

    public DenseNetConfig dropout(double p) {
        return new DenseNetConfig(stem, depths, growth, width, bottleneck, p, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public DenseNetConfig channels(long count) {
        return new DenseNetConfig(stem, depths, growth, width, bottleneck, dropout, count, classes);
    }
}
