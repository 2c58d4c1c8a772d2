package io.tarn.report;

import io.tarn.report.Canvas.Anchor;
import io.tarn.report.Canvas.Pen;
import io.tarn.report.Canvas.Script;

/// Draws [Lines].
final class LinesDrawing {
    private static final int FEW = 30; // so many points are drawn as dots too

    private LinesDrawing() {}

    static void draw(Lines chart, Sheet sheet) {
        var x = Range.of(chart.frame().x());
        var y = Range.of(chart.frame().y());
        for (var line : chart.lines()) {
            x = x.with(line.x());
            y = y.with(line.y()).with(line.low()).with(line.high());
        }
        for (var mark : chart.marks()) {
            x = x.with(mark.x());
            y = y.with(mark.y());
        }
        for (var rule : chart.rules()) {
            x = rule.axis() == Lines.Direction.X ? x.with(rule.at()) : x;
            y = rule.axis() == Lines.Direction.Y ? y.with(rule.at()) : y;
        }
        var colours = chart.colours(sheet.theme());
        var keys = sheet.keys(chart.lines().stream().map(Line::name).toList(), colours);
        var plot = sheet.plot(chart.frame(), x.roomy(0.02), y.roomy(0.06), keys);
        if (y.isEmpty()) {
            plot.saysNothing();
        }
        plot.clip();
        for (var rule : chart.rules()) {
            rule(rule, plot, sheet);
        }
        for (int i = 0; i < chart.lines().size(); i++) {
            line(chart.lines().get(i), plot, sheet, colours.get(i));
        }
        for (var mark : chart.marks()) {
            mark(mark, plot, sheet);
        }
        sheet.canvas().unclip();
    }

    static void line(Line line, Plot plot, Sheet sheet, String colour) {
        int[] kept = Thinning.line(line.y());
        var x = plot.x(Thinning.pick(line.x(), kept));
        if (line.hasBand()) {
            band(
                    x,
                    plot.y(Thinning.pick(line.low(), kept)),
                    plot.y(Thinning.pick(line.high(), kept)),
                    sheet.canvas(),
                    colour);
        }
        var y = plot.y(Thinning.pick(line.y(), kept));
        var pen = Pen.of(colour, line.dashed() ? 1.4 : 2);
        sheet.canvas().line(x, y, line.dashed() ? pen.dash() : pen);
        if (x.length <= FEW && !line.dashed()) {
            for (int i = 0; i < x.length; i++) {
                if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                    sheet.canvas().dot(x[i], y[i], 2.6, colour, 1);
                }
            }
        }
    }

    /// Stretches without gaps, each filled from its low ends forth and along its high ends back.
    private static void band(
            double[] x, double[] low, double[] high, Canvas canvas, String colour) {
        int from = 0;
        for (int i = 0; i <= x.length; i++) {
            boolean gap = i == x.length || !Double.isFinite(x[i] + low[i] + high[i]);
            if (gap && i - from >= 2) {
                int n = i - from;
                var areaX = new double[2 * n];
                var areaY = new double[2 * n];
                for (int j = 0; j < n; j++) {
                    areaX[j] = x[from + j];
                    areaY[j] = low[from + j];
                    areaX[2 * n - 1 - j] = x[from + j];
                    areaY[2 * n - 1 - j] = high[from + j];
                }
                canvas.area(areaX, areaY, colour, 0.16);
            }
            from = gap ? i + 1 : from;
        }
    }

    private static void rule(Lines.Rule rule, Plot plot, Sheet sheet) {
        var pen = Pen.of(sheet.theme().muted(), 1.2).dash();
        var script = Script.of(11, sheet.theme().muted());
        if (rule.axis() == Lines.Direction.X) {
            double x = plot.x(rule.at());
            sheet.canvas().stroke(x, plot.top, x, plot.bottom, pen);
            boolean late = x > plot.left + 0.7 * plot.width();
            sheet.canvas()
                    .text(
                            late ? x - 5 : x + 5,
                            plot.top + 10,
                            rule.name(),
                            script.at(late ? Anchor.END : Anchor.START));
        } else {
            double y = plot.y(rule.at());
            sheet.canvas().stroke(plot.left, y, plot.right, y, pen);
            sheet.canvas().text(plot.right - 4, y - 5, rule.name(), script.at(Anchor.END));
        }
    }

    private static void mark(Lines.Mark mark, Plot plot, Sheet sheet) {
        double x = plot.x(mark.x());
        double y = plot.y(mark.y());
        if (Double.isFinite(x) && Double.isFinite(y)) {
            var theme = sheet.theme();
            sheet.canvas().dot(x, y, 5.5, theme.text(), 1);
            sheet.canvas().dot(x, y, 3.2, theme.surface(), 1);
            boolean late = x > plot.left + 0.75 * plot.width();
            sheet.canvas()
                    .text(
                            late ? x - 10 : x + 10,
                            y > plot.top + 20 ? y - 9 : y + 17,
                            mark.name(),
                            Script.of(11.5, theme.text())
                                    .asBold()
                                    .at(late ? Anchor.END : Anchor.START));
        }
    }
}
