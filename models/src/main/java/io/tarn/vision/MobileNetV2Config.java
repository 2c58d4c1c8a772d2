package io.tarn.vision;

import io.tarn.tensor.TensorException;
import java.util.List;

/// How a [MobileNetV2] is built.
///
/// @param multiplier of all widths: α in the paper
/// @param last channels before the linear layer, which a multiplier below 1 leaves as they are
public record MobileNetV2Config(
        Stem stem,
        List<Stage> stages,
        double multiplier,
        long last,
        double dropout,
        long channels,
        long classes) {
    /// Blocks of one width: a row t, c, n, s of table 2.
    ///
    /// @param expansion how many times as many channels the blocks have inside
    /// @param stride of the first block
    public record Stage(int expansion, int width, int depth, int stride) {
        public Stage {
            Positive.check(
                    "MobileNetV2", "t, c, n and s of a stage", expansion, width, depth, stride);
        }
    }

    public MobileNetV2Config {
        stages = List.copyOf(stages);
        Positive.check("MobileNetV2", "last, channels and classes", last, channels, classes);
        if (stages.isEmpty() || !(multiplier > 0)) {
            throw TensorException.of(
                    "MobileNetV2",
                    "a stage or more, and a multiplier above 0",
                    "%d and %s".formatted(stages.size(), multiplier),
                    "1.0 is the paper's");
        }
    }

    public MobileNetV2Config stem(Stem beginning) {
        return new MobileNetV2Config(
                beginning, stages, multiplier, last, dropout, channels, classes);
    }

    public MobileNetV2Config stages(List<Stage> rows) {
        return new MobileNetV2Config(stem, rows, multiplier, last, dropout, channels, classes);
    }

    public MobileNetV2Config multiplier(double factor) {
        return new MobileNetV2Config(stem, stages, factor, last, dropout, channels, classes);
    }

    public MobileNetV2Config last(long width) {
        return new MobileNetV2Config(stem, stages, multiplier, width, dropout, channels, classes);
    }

    public MobileNetV2Config dropout(double p) {
        return new MobileNetV2Config(stem, stages, multiplier, last, p, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public MobileNetV2Config channels(long count) {
        return new MobileNetV2Config(stem, stages, multiplier, last, dropout, count, classes);
    }

    /// A width times a factor, to the next multiple of 8, but not more than a tenth below.
    static long times(long width, double factor) {
        double wanted = width * factor;
        long near = Math.max(8, (long) (wanted + 4) / 8 * 8);
        return near < 0.9 * wanted ? near + 8 : near;
    }
}
