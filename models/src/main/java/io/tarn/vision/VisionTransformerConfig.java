package io.tarn.vision;

import io.tarn.tensor.TensorException;

/// How a [VisionTransformer] is built.
///
/// @param image height and width of the images
/// @param patch height and width of the squares that they are cut into
/// @param feedForward the width between the two linear layers of a block
public record VisionTransformerConfig(
        long image,
        long patch,
        int depth,
        long width,
        long heads,
        long feedForward,
        double dropout,
        long channels,
        long classes) {
    public VisionTransformerConfig {
        if (patch < 1 || image < patch || image % patch != 0) {
            throw TensorException.of(
                    "VisionTransformer",
                    "an image that whole patches fill",
                    "%d×%d in patches of %d×%d".formatted(image, image, patch, patch),
                    "resize the images to " + Math.max(1, patch) + "·n");
        }
        Positive.check(
                "VisionTransformer",
                "blocks, widths, channels and classes",
                depth,
                feedForward,
                channels,
                classes);
    }

    /// Height and width of the images, to which the learned positions belong, and of their patches.
    public VisionTransformerConfig image(long side, long patchSide) {
        return new VisionTransformerConfig(
                side, patchSide, depth, width, heads, feedForward, dropout, channels, classes);
    }

    public VisionTransformerConfig feedForward(long inner) {
        return new VisionTransformerConfig(
                image, patch, depth, width, heads, inner, dropout, channels, classes);
    }

    public VisionTransformerConfig dropout(double fraction) {
        return new VisionTransformerConfig(
                image, patch, depth, width, heads, feedForward, fraction, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public VisionTransformerConfig channels(long count) {
        return new VisionTransformerConfig(
                image, patch, depth, width, heads, feedForward, dropout, count, classes);
    }

    /// The patches of an image.
    public long patches() {
        return (image / patch) * (image / patch);
    }
}
