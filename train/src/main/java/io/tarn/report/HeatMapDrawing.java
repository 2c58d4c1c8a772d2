package io.tarn.report;

import io.tarn.report.Canvas.Anchor;
import io.tarn.report.Canvas.Script;
import java.awt.image.BufferedImage;

/// Draws a [HeatMap].
final class HeatMapDrawing {
    private static final int MANY = 4000; // cells

    private HeatMapDrawing() {}

    static void draw(HeatMap whole, Sheet sheet) {
        var map = whole.thinned();
        var strengths = map.strengths();
        var plot =
                sheet.plot(
                        map.frame(),
                        new Bands(map.columns(), false),
                        new Bands(map.rows(), true),
                        java.util.List.of());
        double width = plot.width() / Math.max(1, map.columns().size());
        double height = plot.height() / Math.max(1, map.rows().size());
        if (map.rows().size() * map.columns().size() > MANY) {
            var image = image(strengths, map.columns().size());
            sheet.canvas().image(plot.left, plot.top, plot.width(), plot.height(), image);
            return;
        }
        double gap = Math.min(width, height) > 8 ? 1 : 0;
        for (int i = 0; i < map.rows().size(); i++) {
            for (int j = 0; j < map.columns().size(); j++) {
                double strength = strengths[i][j];
                double x = plot.left + j * width;
                double y = plot.top + i * height;
                if (!Double.isNaN(strength)) {
                    sheet.canvas()
                            .box(
                                    x + gap,
                                    y + gap,
                                    width - 2 * gap,
                                    height - 2 * gap,
                                    strength < 0 ? sheet.theme().counter() : sheet.theme().accent(),
                                    0.04 + 0.96 * Math.abs(strength));
                }
                cell(map.cell(i, j), x + width / 2, y + height / 2, height, strength, sheet);
            }
        }
    }

    /// Many cells as one image, see-through where the colour is weak.
    private static BufferedImage image(double[][] strengths, int columns) {
        var image = new BufferedImage(columns, strengths.length, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < strengths.length; i++) {
            for (int j = 0; j < columns; j++) {
                double strength = strengths[i][j];
                var colour = strength < 0 ? Theme.LIGHT.counter() : Theme.LIGHT.accent();
                int opacity = Double.isNaN(strength) ? 0 : (int) (255 * Math.abs(strength));
                image.setRGB(j, i, opacity << 24 | Integer.decode(colour));
            }
        }
        return image;
    }

    private static void cell(
            String text, double x, double y, double height, double strength, Sheet sheet) {
        var lines = text.split("\n", -1);
        double size = Math.clamp(height / (lines.length + 1), 7, 13);
        var colour = ink(strength, sheet.theme());
        double step = size * 1.2;
        for (int i = 0; i < lines.length; i++) {
            sheet.canvas()
                    .text(
                            x,
                            y + size * 0.36 + (i - (lines.length - 1) / 2.0) * step,
                            lines[i],
                            Script.of(i == 0 ? size : size * 0.88, colour).at(Anchor.MIDDLE));
        }
    }

    /// The colour of a text that can be read upon a cell.
    static String ink(double strength, Theme theme) {
        return Math.abs(strength) > 0.55 ? theme.onAccent() : theme.text();
    }
}
