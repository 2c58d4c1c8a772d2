package io.tarn.report;

import java.awt.image.BufferedImage;

/// Draws charts onto a [Canvas].
final class Drawings {
    private static final int WIDTH_OF_SCALE_ONE = 800;

    private Drawings() {}

    static String svg(Chart chart, Theme theme, int width, int height) {
        return svg(chart, theme, width, height, "clip");
    }

    static String svg(Chart chart, Theme theme, int width, int height, String name) {
        checkSize(chart, width, height);
        var canvas = new SvgCanvas(width, height, name);
        draw(chart, canvas, theme, width, height);
        return canvas.text();
    }

    static BufferedImage image(Chart chart, Theme theme, int width, int height) {
        checkSize(chart, width, height);
        double scale = Math.max(1, (double) width / WIDTH_OF_SCALE_ONE);
        var canvas = new ImageCanvas(width, height, scale);
        draw(chart, canvas, theme, width / scale, height / scale);
        return canvas.finished();
    }

    private static void checkSize(Chart chart, int width, int height) {
        Checks.that(
                width >= 120 && height >= 90 && width <= 16_000 && height <= 16_000,
                "Chart(" + chart.frame().title() + ")",
                "a size from 120x90 to 16000x16000",
                width + "x" + height,
                "800x500 suits most charts");
    }

    static void draw(Chart chart, Canvas canvas, Theme theme, double width, double height) {
        var page = new Sheet(canvas, theme, width, height);
        switch (chart) {
            case Lines lines -> LinesDrawing.draw(lines, page);
            case Scatter scatter -> ScatterDrawing.draw(scatter, page);
            case Bars bars -> BarsDrawing.draw(bars, page);
            case HeatMap map -> HeatMapDrawing.draw(map, page);
            case Histogram histogram -> HistogramDrawing.draw(histogram, page);
            case Boxes boxes -> BoxesDrawing.draw(boxes, page);
            case Surface surface -> SurfaceDrawing.draw(surface, page);
            case ImageGrid grid -> ImageGridDrawing.draw(grid, page);
        }
    }

    /// The height that suits a chart on a page of this width.
    static int height(Chart chart, int width) {
        return switch (chart) {
            case Bars bars when bars.isLying() ->
                    90 + bars.categories().size() * Math.max(26, 16 * bars.sets().size());
            case HeatMap map -> 110 + Math.clamp(map.rows().size() * 44L, 130, 520);
            case Surface _ -> 440;
            case Histogram _ -> 280;
            case ImageGrid grid -> ImageGridDrawing.height(grid, width);
            case Boxes _, Bars _, Lines _ -> 320;
            case Scatter _ -> 380;
        };
    }
}
