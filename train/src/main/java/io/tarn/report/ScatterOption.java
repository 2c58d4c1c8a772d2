package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;

/// The ECharts option of a [Scatter].
final class ScatterOption {
    private ScatterOption() {}

    static Map<String, Object> of(Scatter chart, Theme theme) {
        var names =
                Stream.concat(
                                chart.groups().stream().map(Scatter.Group::name),
                                chart.lines().stream().map(Line::name))
                        .toList();
        var option = Options.start(chart, theme, names, "item");
        option.put("xAxis", AxisOptions.across(chart.frame().x(), theme));
        option.put("yAxis", AxisOptions.upward(chart.frame().y(), theme));
        var series = new ArrayList<Object>();
        for (var group : chart.groups()) {
            series.add(points(chart, group, theme.series(series.size())));
        }
        for (var line : chart.lines()) {
            series.add(LinesOption.line(chart.frame(), line, theme.series(series.size())));
        }
        if (chart.diagonal()) {
            series.add(diagonal(chart, theme));
        }
        option.put("series", series);
        return option;
    }

    private static Map<String, Object> points(Scatter chart, Scatter.Group group, String colour) {
        int[] kept = Thinning.cloud(group.x(), group.y());
        return map(
                "type",
                "scatter",
                "name",
                group.name(),
                "data",
                Options.pairs(chart.frame(), group.x(), group.y(), kept),
                "symbolSize",
                2 * ScatterDrawing.radius(kept.length),
                "itemStyle",
                map("color", colour, "opacity", ScatterDrawing.opacity(kept.length)));
    }

    /// From the least to the greatest value that both axes have.
    private static Map<String, Object> diagonal(Scatter chart, Theme theme) {
        var x = Range.of(chart.frame().x());
        var y = Range.of(chart.frame().y());
        for (var group : chart.groups()) {
            x = x.with(group.x());
            y = y.with(group.y());
        }
        double from = Math.max(x.least(), y.least());
        double to = Math.min(x.greatest(), y.greatest());
        return map(
                "type",
                "line",
                "id",
                "diagonal",
                "silent",
                true,
                "showSymbol",
                false,
                "data",
                java.util.List.of(new double[] {from, from}, new double[] {to, to}),
                "lineStyle",
                map("color", theme.muted(), "type", "dashed", "width", 1.3));
    }
}
