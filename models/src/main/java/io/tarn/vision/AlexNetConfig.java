package io.tarn.vision;

/// How an [AlexNet] is built.
///
/// @param width channels of the first convolution
/// @param hidden width of the two hidden linear layers
/// @param dropout before each of these
public record AlexNetConfig(
        Stem stem, long width, long hidden, double dropout, long channels, long classes) {
    public AlexNetConfig {
        Positive.check(
                "AlexNet", "width, hidden, channels and classes", width, hidden, channels, classes);
    }

    public AlexNetConfig stem(Stem beginning) {
        return new AlexNetConfig(beginning, width, hidden, dropout, channels, classes);
    }

    public AlexNetConfig width(long first) {
        return new AlexNetConfig(stem, first, hidden, dropout, channels, classes);
    }

    public AlexNetConfig hidden(long units) {
        return new AlexNetConfig(stem, width, units, dropout, channels, classes);
    }

    public AlexNetConfig dropout(double p) {
        return new AlexNetConfig(stem, width, hidden, p, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public AlexNetConfig channels(long count) {
        return new AlexNetConfig(stem, width, hidden, dropout, count, classes);
    }
}
