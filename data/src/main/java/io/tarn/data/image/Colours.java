package io.tarn.data.image;

/// Changes of colour, in place. A factor of 1 changes nothing, 0 takes all away, 2 doubles.
final class Colours {
    private Colours() {}

    /// v ← f·v
    static Pixels brightness(Pixels image, double factor) {
        for (int i = 0; i < image.values().length; i++) {
            image.values()[i] *= (float) factor;
        }
        return image.clamped();
    }

    /// v ← f·v + (1 - f)·mean, the mean of the grey image
    static Pixels contrast(Pixels image, double factor) {
        double sum = 0;
        for (int i = 0; i < image.plane(); i++) {
            sum += image.isColour() ? grey(image, i) : image.values()[i];
        }
        float offset = (float) ((1 - factor) * sum / image.plane());
        for (int i = 0; i < image.values().length; i++) {
            image.values()[i] = (float) factor * image.values()[i] + offset;
        }
        return image.clamped();
    }

    /// v ← f·v + (1 - f)·grey
    static Pixels saturation(Pixels image, double factor) {
        if (!image.isColour()) {
            return image;
        }
        float kept = (float) factor;
        int plane = image.plane();
        float[] values = image.values();
        for (int i = 0; i < plane; i++) {
            float grey = (1 - kept) * grey(image, i);
            for (int at = i; at < values.length; at += plane) {
                values[at] = kept * values[at] + grey;
            }
        }
        return image.clamped();
    }

    /// y = 0.299·r + 0.587·g + 0.114·b
    private static float grey(Pixels image, int i) {
        float[] values = image.values();
        int plane = image.plane();
        return 0.299f * values[i] + 0.587f * values[plane + i] + 0.114f * values[2 * plane + i];
    }

    /// Turns the colour circle: 1/3 makes green of red, 1 goes round.
    static Pixels hue(Pixels image, double turn) {
        if (!image.isColour() || turn == 0) {
            return image;
        }
        float[] values = image.values();
        int plane = image.plane();
        for (int i = 0; i < plane; i++) {
            float red = values[i];
            float green = values[plane + i];
            float blue = values[2 * plane + i];
            float most = Math.max(red, Math.max(green, blue));
            float spread = most - Math.min(red, Math.min(green, blue));
            if (spread > 0) {
                float sixths = (float) (sixths(red, green, blue, most, spread) + 6 * turn);
                values[i] = component(most, spread, 5 + sixths);
                values[plane + i] = component(most, spread, 3 + sixths);
                values[2 * plane + i] = component(most, spread, 1 + sixths);
            }
        }
        return image;
    }

    /// The hue, in sixths of the circle.
    private static float sixths(float red, float green, float blue, float most, float spread) {
        if (most == red) {
            return (green - blue) / spread;
        }
        return most == green ? 2 + (blue - red) / spread : 4 + (red - green) / spread;
    }

    /// v - s·max(0, min(k, 4 - k, 1)), k taken modulo 6
    private static float component(float most, float spread, float sixths) {
        float k = sixths - 6 * (float) Math.floor(sixths / 6);
        return most - spread * Math.max(0, Math.min(Math.min(k, 4 - k), 1));
    }
}
