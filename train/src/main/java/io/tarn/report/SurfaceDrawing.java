package io.tarn.report;

import io.tarn.report.Canvas.Pen;
import java.util.stream.IntStream;

/// Draws a [Surface].
final class SurfaceDrawing {
    private SurfaceDrawing() {}

    static void draw(Surface chart, Sheet sheet) {
        var keys =
                IntStream.range(0, chart.paths().size())
                        .mapToObj(i -> new Plot.Key(chart.paths().get(i).name(), colour(i)))
                        .toList();
        var x = edges(chart.x(), chart.frame().x());
        var y = edges(chart.y(), chart.frame().y());
        var frame = chart.frame();
        var legend = scale(chart);
        if (!legend.isEmpty()) {
            frame = frame.note(frame.note().isEmpty() ? legend : frame.note() + " " + legend);
        }
        var plot = sheet.plot(frame, x, y, keys);
        var canvas = sheet.canvas();
        canvas.image(plot.left, plot.top, plot.width(), plot.height(), Heights.image(chart));
        canvas.clip(plot.left, plot.top, plot.width(), plot.height());
        for (double level : Heights.levels(chart.heights())) {
            for (var line : Contours.at(chart, level)) {
                canvas.line(
                        plot.x(line.x()),
                        plot.y(line.y()),
                        Pen.of(Heights.CONTOUR, 0.9).opacity(0.45));
            }
        }
        for (int i = 0; i < chart.paths().size(); i++) {
            path(chart.paths().get(i), plot, sheet, colour(i));
        }
        canvas.unclip();
    }

    /// Pale and dark in words.
    static String scale(Surface chart) {
        var range = chart.heights();
        var name = chart.height().title();
        return range.isEmpty()
                ? ""
                : "Pale to dark: %s%s to %s%s."
                        .formatted(
                                name.isEmpty() ? "" : name + " ",
                                Numerals.text(least(range)),
                                Numerals.text(range.greatest()),
                                chart.height().log() ? ", logarithmic" : "");
    }

    /// 0 where it differs from 0 by rounding only.
    private static double least(Range range) {
        return !range.axis().log() && Math.abs(range.least()) < 1e-12 * Math.abs(range.greatest())
                ? 0
                : range.least();
    }

    /// The strong colours of the series but the first, which is as blue as the surface.
    static String colour(int number) {
        return Theme.LIGHT.series(1 + number % (Theme.LIGHT.series().size() - 1));
    }

    /// Half a step around the outermost places: each value is a tile.
    static Range edges(double[] places, Axis axis) {
        double step = (places[places.length - 1] - places[0]) / (places.length - 1);
        return new Range(
                places[0] - step / 2,
                places[places.length - 1] + step / 2,
                Axis.of(axis.label()).unit(axis.unit()));
    }

    private static void path(Line line, Plot plot, Sheet sheet, String colour) {
        int[] kept = Thinning.line(line.y());
        var x = plot.x(Thinning.pick(line.x(), kept));
        var y = plot.y(Thinning.pick(line.y(), kept));
        var canvas = sheet.canvas();
        canvas.line(x, y, Pen.of("#ffffff", 4.4).opacity(0.7));
        canvas.line(x, y, Pen.of(colour, 2.2));
        for (int i = 0; i < x.length; i += Math.max(1, x.length - 1)) {
            canvas.dot(x[i], y[i], 5, "#ffffff", 1);
            canvas.dot(x[i], y[i], 3.6, colour, 1);
        }
    }
}
