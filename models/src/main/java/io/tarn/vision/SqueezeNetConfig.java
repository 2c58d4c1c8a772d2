package io.tarn.vision;

import io.tarn.tensor.TensorException;
import java.util.Set;

/// How a [SqueezeNet] is built.
///
/// @param width channels of the first convolution
/// @param kernel of the first convolution
/// @param fires the number of [Fire]s
/// @param poolings the numbers of the fires, from 1 on, after which the image is halved
/// @param squeeze channels to which the first two fires squeeze; each two after them, to as many more
public record SqueezeNetConfig(
        Stem stem,
        long width,
        int kernel,
        int fires,
        Set<Integer> poolings,
        long squeeze,
        double dropout,
        long channels,
        long classes) {
    public SqueezeNetConfig {
        poolings = Set.copyOf(poolings);
        Positive.check(
                "SqueezeNet",
                "width, kernel, fires, squeeze, channels and classes",
                width,
                kernel,
                fires,
                squeeze,
                channels,
                classes);
        for (int place : poolings) {
            if (place < 1 || place > fires) {
                throw TensorException.of(
                        "SqueezeNet",
                        "a pooling after one of the fires 1 to " + fires,
                        place,
                        "1.1 has them after 2 and 4");
            }
        }
    }

    public SqueezeNetConfig stem(Stem beginning) {
        return new SqueezeNetConfig(
                beginning, width, kernel, fires, poolings, squeeze, dropout, channels, classes);
    }

    /// Channels of the first convolution.
    public SqueezeNetConfig width(long first) {
        return new SqueezeNetConfig(
                stem, first, kernel, fires, poolings, squeeze, dropout, channels, classes);
    }

    /// Of the first convolution of a large stem.
    public SqueezeNetConfig kernel(int pixels) {
        return new SqueezeNetConfig(
                stem, width, pixels, fires, poolings, squeeze, dropout, channels, classes);
    }

    /// How many there are, and after which of them the image is halved.
    public SqueezeNetConfig fires(int count, Set<Integer> poolings) {
        return new SqueezeNetConfig(
                stem, width, kernel, count, poolings, squeeze, dropout, channels, classes);
    }

    public SqueezeNetConfig squeeze(long first) {
        return new SqueezeNetConfig(
                stem, width, kernel, fires, poolings, first, dropout, channels, classes);
    }

    public SqueezeNetConfig dropout(double p) {
        return new SqueezeNetConfig(
                stem, width, kernel, fires, poolings, squeeze, p, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public SqueezeNetConfig channels(long count) {
        return new SqueezeNetConfig(
                stem, width, kernel, fires, poolings, squeeze, dropout, count, classes);
    }

    /// To how many channels a fire squeezes.
    long squeezeOf(int fire) {
        return squeeze * ((fire + 1) / 2);
    }
}
