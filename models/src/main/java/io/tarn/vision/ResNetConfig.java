package io.tarn.vision;

import io.tarn.nn.Layer;
import io.tarn.tensor.TensorException;
import java.util.List;

/// How a [ResNet] is built.
///
/// @param depths blocks of each stage
/// @param width channels of the first stage, inside its blocks
/// @param groups of the middle convolution of a bottleneck (Xie et al., 2017)
/// @param middle channels of that convolution, in widths of the stage (Zagoruyko and Komodakis, 2016)
public record ResNetConfig(
        Block block,
        Stem stem,
        List<Integer> depths,
        long width,
        long groups,
        long middle,
        long channels,
        long classes) {
    public ResNetConfig {
        depths = List.copyOf(depths);
        if (depths.isEmpty() || depths.stream().anyMatch(depth -> depth < 1)) {
            throw TensorException.of(
                    "ResNet", "one block or more in each stage", depths, "18 is (2, 2, 2, 2)");
        }
        Positive.check("ResNet", "widths, channels and classes", width, middle, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public ResNetConfig channels(long count) {
        return new ResNetConfig(block, stem, depths, width, groups, middle, count, classes);
    }

    /// Channels of the first stage.
    public ResNetConfig width(long first) {
        return new ResNetConfig(block, stem, depths, first, groups, middle, channels, classes);
    }

    public ResNetConfig groups(long count) {
        return new ResNetConfig(block, stem, depths, width, count, middle, channels, classes);
    }

    public ResNetConfig middle(long widths) {
        return new ResNetConfig(block, stem, depths, width, groups, widths, channels, classes);
    }

    public ResNetConfig stem(Stem beginning) {
        return new ResNetConfig(block, beginning, depths, width, groups, middle, channels, classes);
    }

    /// What a stage is made of.
    public enum Block {
        /// Two convolutions of 3×3.
        BASIC {
            @Override
            Layer of(long in, long width, int stride, ResNetConfig config) {
                return new BasicBlock(in, width, stride);
            }

            @Override
            long out(long width) {
                return width;
            }
        },

        /// 1×1, 3×3, and 1×1 to four times as many channels.
        BOTTLENECK {
            @Override
            Layer of(long in, long width, int stride, ResNetConfig config) {
                return new Bottleneck(in, width, stride, config);
            }

            @Override
            long out(long width) {
                return 4 * width;
            }
        };

        abstract Layer of(long in, long width, int stride, ResNetConfig config);

        /// The channels that come out of a block of a stage.
        abstract long out(long width);
    }
}
