package io.tarn.report;

/// Draws a [Histogram].
final class HistogramDrawing {
    private HistogramDrawing() {}

    static void draw(Histogram chart, Sheet sheet) {
        var edges = chart.edges();
        var y =
                chart.frame().y().log()
                        ? Range.of(chart.frame().y())
                        : Range.of(chart.frame().y()).with(0);
        for (var set : chart.sets()) {
            y = y.with(Histogram.counts(set, edges));
        }
        var side = y.roomy(0.05);
        var x = Range.of(chart.frame().x()).with(edges).roomy(0.01);
        var keys = sheet.keys(chart.sets().stream().map(Histogram.Values::name).toList());
        var plot = sheet.plot(chart.frame(), x, side, keys);
        plot.clip();
        for (int s = 0; s < chart.sets().size(); s++) {
            var counts = Histogram.counts(chart.sets().get(s), edges);
            for (int i = 0; i < counts.length; i++) {
                double left = plot.x(edges[i]);
                double right = plot.x(edges[i + 1]);
                double top = plot.y(counts[i]);
                if (Double.isFinite(left + right + top)) {
                    sheet.canvas()
                            .box(
                                    left + 0.5,
                                    top,
                                    Math.max(0.5, right - left - 1),
                                    plot.bottom - top,
                                    sheet.theme().series(s),
                                    chart.sets().size() > 1 ? 0.6 : 0.9);
                }
            }
        }
        sheet.canvas().unclip();
    }
}
