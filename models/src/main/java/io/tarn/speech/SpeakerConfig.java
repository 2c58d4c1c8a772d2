package io.tarn.speech;

import io.tarn.tensor.TensorException;

/// How a [SpeakerNet] is built.
///
/// @param features of each frame
/// @param embedding numbers that stand for a voice
/// @param width channels of the frame layers
/// @param pooling how frames become one vector
public record SpeakerConfig(
        long features, long embedding, long width, double dropout, Pooling pooling) {
    /// How frames become one vector.
    public enum Pooling {
        /// A mean weighted by what each frame tells.
        ATTENTION,
        /// The plain mean.
        MEAN,
        /// Mean and deviation side by side (Snyder et al., 2018).
        STATISTICS
    }

    public SpeakerConfig {
        if (Math.min(Math.min(features, embedding), width) < 1) {
            throw TensorException.of(
                    "SpeakerNet",
                    "features, an embedding and a width of 1 or more",
                    "%d, %d and %d".formatted(features, embedding, width),
                    "give positive numbers");
        }
    }

    public SpeakerConfig width(long channels) {
        return new SpeakerConfig(features, embedding, channels, dropout, pooling);
    }

    public SpeakerConfig dropout(double fraction) {
        return new SpeakerConfig(features, embedding, width, fraction, pooling);
    }

    public SpeakerConfig pooling(Pooling way) {
        return new SpeakerConfig(features, embedding, width, dropout, way);
    }
}
