package io.tarn.vision;

/// How a [UNet] is built.
///
/// @param depth how often the image is halved
/// @param width channels at the full size; they double whenever the image is halved
public record UNetConfig(long channels, long classes, int depth, long width, Norm norm) {
    public UNetConfig {
        Positive.check(
                "UNet", "channels, classes, depth and width", channels, classes, depth, width);
    }

    public UNetConfig depth(int halvings) {
        return new UNetConfig(channels, classes, halvings, width, norm);
    }

    public UNetConfig width(long first) {
        return new UNetConfig(channels, classes, depth, first, norm);
    }

    public UNetConfig norm(Norm kind) {
        return new UNetConfig(channels, classes, depth, width, kind);
    }

    long channelsAfter(int halvings) {
        return width << halvings;
    }
}
