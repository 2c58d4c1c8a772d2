package io.tarn.vision;

import io.tarn.tensor.TensorException;

/// How a [LeNet] is built.
///
/// @param side of the square images: 32 as in the paper, or 28 as in MNIST, where two rows and columns of zeros are put around
/// @param width channels of the first convolution
public record LeNetConfig(int side, long width, long channels, long classes) {
    public LeNetConfig {
        Positive.check("LeNet", "width, channels and classes", width, channels, classes);
        if (side != 28 && side != 32) {
            throw TensorException.of(
                    "LeNet", "images of 32×32 or 28×28", side, "resize the images");
        }
    }

    public LeNetConfig side(int pixels) {
        return new LeNetConfig(pixels, width, channels, classes);
    }

    public LeNetConfig width(long first) {
        return new LeNetConfig(side, first, channels, classes);
    }

    /// Channels of the images: 3 for coloured ones.
    public LeNetConfig channels(long count) {
        return new LeNetConfig(side, width, count, classes);
    }
}
