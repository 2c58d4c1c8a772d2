package io.tarn.data.image;

import io.tarn.data.DataException;

/// How files become images of one size.
///
/// @param height of all images; 0 takes the size that all files have if none is larger than 256, else 64 by 64
/// @param width of all images; 0 like `height`
/// @param channels 3 for colour, 1 for grey; 0 takes grey if all files are grey
/// @param fit what is done with images of other proportions
/// @param mostPixels larger images are refused before they are decoded
/// @param badShare the share of files that may be unreadable; they are left out and named in [Images#notes]
/// @param memory up to how many bytes the decoded images stay in memory; 0 decodes them anew in every epoch
public record ImageConfig(
        int height,
        int width,
        int channels,
        Fit fit,
        long mostPixels,
        double badShare,
        long memory) {
    static final ImageConfig USUAL =
            new ImageConfig(
                    0, 0, 0, Fit.STRETCH, Decoder.USUAL.mostPixels(), 0.05, 256L * 1024 * 1024);

    public ImageConfig {
        check(height >= 0 && width >= 0, "a size of 1x1 or more", height + "x" + width);
        check(height <= 8192 && width <= 8192, "a size of at most 8192", height + "x" + width);
        check(channels == 0 || channels == 1 || channels == 3, "1 or 3 channels", channels);
        check(
                mostPixels >= 1 && mostPixels <= Decoder.LARGEST,
                "mostPixels from 1 to %,d".formatted(Decoder.LARGEST),
                mostPixels);
        check(badShare >= 0 && badShare <= 1, "a badShare from 0 to 1", badShare);
        check(memory >= 0, "memory of 0 bytes or more", memory);
    }

    private static void check(boolean holds, String expected, Object got) {
        if (!holds) {
            throw DataException.of("Images", expected, got, "see ImageConfig");
        }
    }

    public ImageConfig size(int height, int width) {
        check(height >= 1 && width >= 1, "a size of 1x1 or more", height + "x" + width);
        return new ImageConfig(height, width, channels, fit, mostPixels, badShare, memory);
    }

    public ImageConfig channels(int count) {
        return new ImageConfig(height, width, count, fit, mostPixels, badShare, memory);
    }

    public ImageConfig fit(Fit fit) {
        return new ImageConfig(height, width, channels, fit, mostPixels, badShare, memory);
    }

    public ImageConfig mostPixels(long pixels) {
        return new ImageConfig(height, width, channels, fit, pixels, badShare, memory);
    }

    public ImageConfig badShare(double share) {
        return new ImageConfig(height, width, channels, fit, mostPixels, share, memory);
    }

    public ImageConfig memory(long bytes) {
        return new ImageConfig(height, width, channels, fit, mostPixels, badShare, bytes);
    }
}
