package io.tarn.speech;

import io.tarn.tensor.TensorException;

/// How a [Conformer] is built.
///
/// @param features of each frame
/// @param kernel how many places a convolution sees, an odd number
/// @param feedForward width between the two linear layers of a feed-forward part
/// @param entry how the frames come in
public record ConformerConfig(
        long features,
        long width,
        long heads,
        int layers,
        long kernel,
        long feedForward,
        double dropout,
        Entry entry) {
    /// How the frames come in.
    public enum Entry {
        /// One place for each frame.
        LINEAR,
        /// One place for four frames, by two convolutions of stride 2: the paper's.
        QUARTER
    }

    public ConformerConfig {
        if (Math.min(Math.min(features, layers), feedForward) < 1) {
            throw TensorException.of(
                    "Conformer",
                    "features, layers and a feed-forward width of 1 or more",
                    "%d, %d and %d".formatted(features, layers, feedForward),
                    "give positive numbers");
        }
        if (kernel < 1 || kernel % 2 == 0) {
            throw TensorException.of(
                    "Conformer", "an odd kernel, which has a middle", kernel, "31 is usual");
        }
    }

    public ConformerConfig kernel(long places) {
        return new ConformerConfig(
                features, width, heads, layers, places, feedForward, dropout, entry);
    }

    public ConformerConfig feedForward(long inner) {
        return new ConformerConfig(features, width, heads, layers, kernel, inner, dropout, entry);
    }

    public ConformerConfig dropout(double fraction) {
        return new ConformerConfig(
                features, width, heads, layers, kernel, feedForward, fraction, entry);
    }

    public ConformerConfig entry(Entry way) {
        return new ConformerConfig(
                features, width, heads, layers, kernel, feedForward, dropout, way);
    }
}
