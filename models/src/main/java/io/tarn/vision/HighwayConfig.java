package io.tarn.vision;

/// How a [HighwayNet] is built.
///
/// @param pixels numbers of an image
/// @param gateBias the first bias of the gates: the lower, the more is carried on
public record HighwayConfig(long pixels, int depth, long width, double gateBias, long classes) {
    public HighwayConfig {
        Positive.check(
                "HighwayNet", "pixels, depth, width and classes", pixels, depth, width, classes);
    }

    public HighwayConfig depth(int layers) {
        return new HighwayConfig(pixels, layers, width, gateBias, classes);
    }

    public HighwayConfig width(long units) {
        return new HighwayConfig(pixels, depth, units, gateBias, classes);
    }

    public HighwayConfig gateBias(double first) {
        return new HighwayConfig(pixels, depth, width, first, classes);
    }
}
