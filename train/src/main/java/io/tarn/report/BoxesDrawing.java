package io.tarn.report;

import io.tarn.report.Canvas.Pen;

/// Draws [Boxes].
final class BoxesDrawing {
    private BoxesDrawing() {}

    static void draw(Boxes chart, Sheet sheet) {
        var y = Range.of(chart.frame().y());
        for (var box : chart.boxes()) {
            y = y.with(box.low(), box.high()).with(box.outliers());
        }
        var plot =
                sheet.plot(
                        chart.frame(),
                        new Bands(chart.names(), false),
                        y.roomy(0.06),
                        java.util.List.of());
        plot.clip();
        for (int i = 0; i < chart.boxes().size(); i++) {
            box(chart.boxes().get(i), i, plot, sheet);
        }
        sheet.canvas().unclip();
    }

    private static void box(Boxes.Box box, int place, Plot plot, Sheet sheet) {
        double low = plot.y(box.low());
        double first = plot.y(box.firstQuartile());
        double median = plot.y(box.median());
        double third = plot.y(box.thirdQuartile());
        double high = plot.y(box.high());
        if (!Double.isFinite(low + first + median + third + high)) {
            return;
        }
        double x = plot.x(place);
        double half = Math.min(40, (plot.x(place + 0.28) - x));
        var colour = sheet.theme().series(0);
        var canvas = sheet.canvas();
        var pen = Pen.of(colour, 1.6);
        canvas.stroke(x, low, x, first, pen);
        canvas.stroke(x, third, x, high, pen);
        canvas.stroke(x - half / 2, low, x + half / 2, low, pen);
        canvas.stroke(x - half / 2, high, x + half / 2, high, pen);
        canvas.box(x - half, third, 2 * half, first - third, colour, 0.22);
        canvas.line(
                new double[] {x - half, x + half, x + half, x - half, x - half},
                new double[] {third, third, first, first, third},
                pen);
        canvas.stroke(x - half, median, x + half, median, Pen.of(colour, 3));
        for (double outlier : box.outliers()) {
            double y = plot.y(outlier);
            if (Double.isFinite(y)) {
                canvas.dot(x, y, 2.4, colour, 0.5);
            }
        }
    }
}
