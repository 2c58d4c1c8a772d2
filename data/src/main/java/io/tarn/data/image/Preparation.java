package io.tarn.data.image;

import java.nio.file.Path;

/// How a file becomes an image of the size and channels that all images of a data set have.
record Preparation(Decoder decoder, int channels, int height, int width, Fit fit) {
    ByteImage of(Path file) {
        return of(decoder.read(file));
    }

    ByteImage of(ByteImage image) {
        return fit.to(image.channels(channels), height, width);
    }

    /// The bytes of one prepared image.
    int bytes() {
        return channels * height * width;
    }
}
