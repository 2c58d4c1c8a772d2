package io.tarn.report;

import io.tarn.report.Canvas.Pen;
import java.util.stream.Stream;

/// Draws a [Scatter].
final class ScatterDrawing {
    private ScatterDrawing() {}

    static void draw(Scatter chart, Sheet sheet) {
        var x = Range.of(chart.frame().x());
        var y = Range.of(chart.frame().y());
        for (var group : chart.groups()) {
            x = x.with(group.x());
            y = y.with(group.y());
        }
        for (var line : chart.lines()) {
            x = x.with(line.x());
            y = y.with(line.y());
        }
        var names =
                Stream.concat(
                                chart.groups().stream().map(Scatter.Group::name),
                                chart.lines().stream().map(Line::name))
                        .toList();
        var sideX = x.roomy(0.04);
        var sideY = y.roomy(0.04);
        var plot = sheet.plot(chart.frame(), sideX, sideY, sheet.keys(names));
        plot.clip();
        if (chart.diagonal()) {
            double from = Math.max(sideX.least(), sideY.least());
            double to = Math.min(sideX.greatest(), sideY.greatest());
            sheet.canvas()
                    .stroke(
                            plot.x(from),
                            plot.y(from),
                            plot.x(to),
                            plot.y(to),
                            Pen.of(sheet.theme().muted(), 1.2).dash());
        }
        for (int i = 0; i < chart.groups().size(); i++) {
            points(chart.groups().get(i), plot, sheet, sheet.theme().series(i));
        }
        for (int i = 0; i < chart.lines().size(); i++) {
            var colour = sheet.theme().series(chart.groups().size() + i);
            LinesDrawing.line(chart.lines().get(i), plot, sheet, colour);
        }
        sheet.canvas().unclip();
    }

    private static void points(Scatter.Group group, Plot plot, Sheet sheet, String colour) {
        int[] kept = Thinning.cloud(group.x(), group.y());
        sheet.canvas()
                .dots(
                        plot.x(Thinning.pick(group.x(), kept)),
                        plot.y(Thinning.pick(group.y(), kept)),
                        radius(kept.length),
                        colour,
                        opacity(kept.length));
    }

    static double radius(int count) {
        return count > 1000 ? 1.8 : count > 200 ? 2.6 : 3.6;
    }

    static double opacity(int count) {
        return count > 1000 ? 0.45 : count > 200 ? 0.6 : 0.75;
    }
}
