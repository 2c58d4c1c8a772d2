package io.tarn.data.image;

/// How an image of other proportions comes to its new size.
public enum Fit {
    /// Both sides are stretched, each as it needs.
    STRETCH,
    /// What is too much at the longer side is cut off at both ends.
    CROP,
    /// Black bars at the shorter side.
    PAD;

    ByteImage to(ByteImage image, int height, int width) {
        return switch (this) {
            case STRETCH -> Resizing.of(image, height, width);
            case CROP -> Resizing.of(centre(image, height, width), height, width);
            case PAD -> padded(image, height, width);
        };
    }

    /// The largest part in the middle that has the proportions of the new size.
    private static ByteImage centre(ByteImage image, int height, int width) {
        double scale = Math.min((double) image.height() / height, (double) image.width() / width);
        int rows = Math.clamp(Math.round(height * scale), 1, image.height());
        int columns = Math.clamp(Math.round(width * scale), 1, image.width());
        int top = (image.height() - rows) / 2;
        int left = (image.width() - columns) / 2;
        ByteImage part = ByteImage.empty(image.channels(), rows, columns);
        copy(image, top, left, part, 0, 0, rows, columns);
        return part;
    }

    private static ByteImage padded(ByteImage image, int height, int width) {
        double scale = Math.min((double) height / image.height(), (double) width / image.width());
        int rows = Math.clamp(Math.round(image.height() * scale), 1, height);
        int columns = Math.clamp(Math.round(image.width() * scale), 1, width);
        ByteImage whole = ByteImage.empty(image.channels(), height, width);
        ByteImage small = Resizing.of(image, rows, columns);
        copy(small, 0, 0, whole, (height - rows) / 2, (width - columns) / 2, rows, columns);
        return whole;
    }

    private static void copy(
            ByteImage from,
            int fromTop,
            int fromLeft,
            ByteImage to,
            int toTop,
            int toLeft,
            int rows,
            int columns) {
        for (int channel = 0; channel < from.channels(); channel++) {
            for (int y = 0; y < rows; y++) {
                int source = (channel * from.height() + fromTop + y) * from.width() + fromLeft;
                int target = (channel * to.height() + toTop + y) * to.width() + toLeft;
                System.arraycopy(from.values(), source, to.values(), target, columns);
            }
        }
    }
}
