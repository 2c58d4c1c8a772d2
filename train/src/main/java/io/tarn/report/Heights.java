package io.tarn.report;

import java.awt.image.BufferedImage;
import java.util.List;

/// The colours and the contour heights of a [Surface]: pale is low.
final class Heights {
    /// Blues that stay light enough for paths upon them.
    static final List<String> COLOURS =
            List.of("#f4f8fb", "#d6e6f4", "#abd0e6", "#6aaed6", "#3787c0", "#1a5d9c");

    static final String CONTOUR = "#1b3a57";
    private static final int LEVELS = 10;

    private Heights() {}

    /// Equal steps of height, or equal factors where heights are logarithmic.
    static double[] levels(Range range) {
        if (range.isEmpty() || range.least() == range.greatest()) {
            return new double[0];
        }
        var levels = new double[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            double share = (i + 0.5) / LEVELS;
            levels[i] =
                    range.axis().log()
                            ? range.least() * Math.pow(range.greatest() / range.least(), share)
                            : range.least() + share * (range.greatest() - range.least());
        }
        return levels;
    }

    /// The surface as an image of one pixel for each value, the first row at the bottom; a value without a place is grey.
    static BufferedImage image(Surface surface) {
        int rows = surface.y().length;
        var image = new BufferedImage(surface.x().length, rows, BufferedImage.TYPE_INT_RGB);
        var range = surface.heights().roomy(0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < surface.x().length; j++) {
                image.setRGB(j, rows - 1 - i, colour(range.fraction(surface.z()[i][j])));
            }
        }
        return image;
    }

    private static int colour(double share) {
        if (!Double.isFinite(share)) {
            return 0x9a9a9a;
        }
        double place = Math.clamp(share, 0, 1) * (COLOURS.size() - 1);
        int below = Math.min((int) place, COLOURS.size() - 2);
        int from = Integer.decode(COLOURS.get(below));
        int to = Integer.decode(COLOURS.get(below + 1));
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = from >> shift & 255;
            int b = to >> shift & 255;
            mixed |= (int) Math.round(a + (place - below) * (b - a)) << shift;
        }
        return mixed;
    }
}
