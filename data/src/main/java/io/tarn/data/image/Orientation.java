package io.tarn.data.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How a camera was held, as EXIF writes it into a JPEG file: a number from 1 (upright) to 8.
///
/// @param mirrored whether left and right are swapped, before turning
/// @param turns quarters by which the image must be turned clockwise
record Orientation(boolean mirrored, int turns) {
    private static final Orientation UPRIGHT = new Orientation(false, 0);
    private static final String EXIF = "Exif\0\0";
    private static final int TAG = 0x0112;

    /// The orientation of a file; upright where it says nothing that can be understood.
    static Orientation of(byte[] file) {
        try {
            return of(value(ByteBuffer.wrap(file)));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            return UPRIGHT; // damaged remarks do no harm to the image
        }
    }

    private static Orientation of(int value) {
        return switch (value) {
            case 2 -> new Orientation(true, 0);
            case 3 -> new Orientation(false, 2);
            case 4 -> new Orientation(true, 2);
            case 5 -> new Orientation(true, 3);
            case 6 -> new Orientation(false, 1);
            case 7 -> new Orientation(true, 1);
            case 8 -> new Orientation(false, 3);
            default -> UPRIGHT;
        };
    }

    private static int value(ByteBuffer file) {
        if ((file.getShort() & 0xffff) != 0xffd8) { // no JPEG
            return 1;
        }
        while (true) {
            int marker = file.getShort() & 0xffff;
            int length = file.getShort() & 0xffff;
            if (marker == 0xffe1 && isExif(file, length)) {
                return fromDirectory(
                        file.slice(file.position() + EXIF.length(), length - 2 - EXIF.length()));
            }
            if (marker < 0xffc0 || marker == 0xffda) { // the pixels begin
                return 1;
            }
            file.position(file.position() + length - 2);
        }
    }

    private static boolean isExif(ByteBuffer file, int length) {
        if (length < 2 + EXIF.length()) {
            return false;
        }
        byte[] name = new byte[EXIF.length()];
        file.get(file.position(), name);
        return new String(name, StandardCharsets.ISO_8859_1).equals(EXIF);
    }

    private static int fromDirectory(ByteBuffer tiff) {
        boolean little = tiff.getShort() == 0x4949;
        tiff.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.position(tiff.getInt(4));
        int entries = tiff.getShort() & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = tiff.position() + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == TAG) {
                return tiff.getShort(entry + 8);
            }
        }
        return 1;
    }

    /// The image as it should be seen.
    ByteImage upright(ByteImage image) {
        ByteImage turned = mirrored ? mirrored(image) : image;
        for (int i = 0; i < turns; i++) {
            turned = quarter(turned);
        }
        return turned;
    }

    private static ByteImage mirrored(ByteImage image) {
        ByteImage result = ByteImage.empty(image.channels(), image.height(), image.width());
        int width = image.width();
        for (int row = 0; row < image.channels() * image.height(); row++) {
            for (int x = 0; x < width; x++) {
                result.values()[row * width + x] = image.values()[row * width + width - 1 - x];
            }
        }
        return result;
    }

    /// Clockwise: what was at the left is at the top.
    private static ByteImage quarter(ByteImage image) {
        int height = image.height();
        int width = image.width();
        ByteImage result =
                ByteImage.empty(image.channels(), /* height= */ width, /* width= */ height);
        for (int channel = 0; channel < image.channels(); channel++) {
            int plane = channel * height * width;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    result.values()[plane + x * height + height - 1 - y] =
                            image.values()[plane + y * width + x];
                }
            }
        }
        return result;
    }
}
