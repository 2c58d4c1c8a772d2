package io.tarn.report;

import io.tarn.report.Canvas.Pen;

/// Draws [Bars].
final class BarsDrawing {
    /// The share of a category's room that its bars take.
    static final double FULL = 0.72;

    private BarsDrawing() {}

    static void draw(Bars chart, Sheet sheet) {
        var axis = chart.isLying() ? chart.frame().x() : chart.frame().y();
        var range = axis.log() ? Range.of(axis) : Range.of(axis).with(0);
        for (var set : chart.sets()) {
            range = range.with(set.values()).with(set.low()).with(set.high());
        }
        var measure = range.roomy(chart.labels() ? 0.09 : 0.05);
        var bands = new Bands(chart.categories(), chart.isLying());
        var keys = sheet.keys(chart.sets().stream().map(Bars.Values::name).toList());
        var plot =
                sheet.plot(
                        chart.frame(),
                        chart.isLying() ? measure : bands,
                        chart.isLying() ? bands : measure,
                        keys);
        plot.clip();
        double base = Math.clamp(0, measure.least(), measure.greatest());
        for (int s = 0; s < chart.sets().size(); s++) {
            var set = chart.sets().get(s);
            for (int i = 0; i < set.values().length; i++) {
                double middle = place(i, s, chart.sets().size());
                double half = FULL / chart.sets().size() / 2 * 0.94;
                bar(chart, plot, sheet, middle, half, base, set.values()[i], s);
                if (set.hasIntervals()) {
                    interval(chart, plot, sheet, middle, set.low()[i], set.high()[i]);
                }
            }
        }
        sheet.canvas().unclip();
    }

    /// The middle of a set's bar in a category.
    static double place(int category, int set, int sets) {
        return category + (set - (sets - 1) / 2.0) * FULL / sets;
    }

    private static void bar(
            Bars chart,
            Plot plot,
            Sheet sheet,
            double middle,
            double half,
            double base,
            double value,
            int set) {
        if (!Double.isFinite(value)) {
            return;
        }
        boolean lying = chart.isLying();
        double x1 = lying ? plot.x(base) : plot.x(middle - half);
        double x2 = lying ? plot.x(value) : plot.x(middle + half);
        double y1 = lying ? plot.y(middle - half) : plot.y(base);
        double y2 = lying ? plot.y(middle + half) : plot.y(value);
        if (Double.isFinite(x1 + x2 + y1 + y2)) {
            sheet.canvas()
                    .box(
                            Math.min(x1, x2),
                            Math.min(y1, y2),
                            Math.abs(x2 - x1),
                            Math.abs(y2 - y1),
                            sheet.theme().series(set),
                            1);
            if (chart.labels()) {
                var script = Canvas.Script.of(11, sheet.theme().muted());
                sheet.canvas()
                        .text(
                                lying ? Math.max(x1, x2) + 5 : (x1 + x2) / 2,
                                lying ? (y1 + y2) / 2 + 4 : Math.min(y1, y2) - 5,
                                Numerals.shortText(value),
                                lying ? script : script.at(Canvas.Anchor.MIDDLE));
            }
        }
    }

    private static void interval(
            Bars chart, Plot plot, Sheet sheet, double middle, double low, double high) {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return;
        }
        var pen = Pen.of(sheet.theme().text(), 1.4);
        var canvas = sheet.canvas();
        if (chart.isLying()) {
            double y = plot.y(middle);
            canvas.stroke(plot.x(low), y, plot.x(high), y, pen);
            canvas.stroke(plot.x(low), y - 4, plot.x(low), y + 4, pen);
            canvas.stroke(plot.x(high), y - 4, plot.x(high), y + 4, pen);
        } else {
            double x = plot.x(middle);
            canvas.stroke(x, plot.y(low), x, plot.y(high), pen);
            canvas.stroke(x - 4, plot.y(low), x + 4, plot.y(low), pen);
            canvas.stroke(x - 4, plot.y(high), x + 4, plot.y(high), pen);
        }
    }
}
