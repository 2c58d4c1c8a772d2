package io.tarn.auto.media;

/// How large pictures are brought to a network.
///
/// @param height 0 where nothing is chosen yet
public record PictureSize(int channels, int height, int width) {
    static final PictureSize OPEN = new PictureSize(0, 0, 0);
    static final int LARGEST = 512;
    private static final int USUAL_MOST = 64;

    /// What is chosen, else the files' own size if it is small enough for an ordinary computer.
    PictureSize or(int channelsThere, int heightThere, int widthThere) {
        if (height > 0) {
            return new PictureSize(channelsThere, height, width);
        }
        boolean large = Math.max(heightThere, widthThere) > USUAL_MOST;
        boolean tiny = Math.min(heightThere, widthThere) < 8;
        return new PictureSize(
                channelsThere,
                large ? USUAL_MOST : tiny ? 8 : heightThere,
                large ? USUAL_MOST : tiny ? 8 : widthThere);
    }
}
