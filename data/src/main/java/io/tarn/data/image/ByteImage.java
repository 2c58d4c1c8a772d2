package io.tarn.data.image;

import io.tarn.tensor.Tensor;

/// An image in Java's memory: unsigned bytes, one plane after the other, `[channels, height, width]`.
record ByteImage(int channels, int height, int width, byte[] values) {
    static ByteImage empty(int channels, int height, int width) {
        return new ByteImage(channels, height, width, new byte[channels * height * width]);
    }

    Tensor tensor() {
        return Tensor.of(values, channels, height, width);
    }

    /// The same image in grey (1) or colour (3).
    ByteImage channels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        ByteImage image = empty(wanted, height, width);
        int plane = height * width;
        if (channels == 1) {
            for (int channel = 0; channel < wanted; channel++) {
                System.arraycopy(values, 0, image.values, channel * plane, plane);
            }
        } else {
            for (int i = 0; i < plane; i++) {
                int red = values[i] & 0xff;
                int green = values[plane + i] & 0xff;
                int blue = values[2 * plane + i] & 0xff;
                image.values[i] = (byte) grey(red, green, blue);
            }
        }
        return image;
    }

    /// y = 0.299·r + 0.587·g + 0.114·b, as in ITU-R 601
    static int grey(int red, int green, int blue) {
        return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
    }
}
