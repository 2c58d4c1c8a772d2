package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.ArrayList;
import java.util.Map;

/// The ECharts option of a [Histogram]: stairs over the intervals, filled.
final class HistogramOption {
    private HistogramOption() {}

    static Map<String, Object> of(Histogram chart, Theme theme) {
        var names = chart.sets().stream().map(Histogram.Values::name).toList();
        var option = Options.start(chart, theme, names, "axis");
        option.put("xAxis", AxisOptions.across(chart.frame().x(), theme));
        var upward = AxisOptions.upward(chart.frame().y(), theme);
        upward.put("scale", false);
        option.put("yAxis", upward);
        var edges = chart.edges();
        boolean log = chart.frame().y().log();
        var series = new ArrayList<Object>();
        for (var set : chart.sets()) {
            var counts = Histogram.counts(set, edges);
            var colour = theme.series(series.size());
            var stairs = new ArrayList<double[]>();
            for (int i = 0; i < counts.length; i++) {
                double count = log && counts[i] == 0 ? Double.NaN : counts[i];
                stairs.add(new double[] {edges[i], count});
                if (i == counts.length - 1) {
                    stairs.add(new double[] {edges[i + 1], count});
                }
            }
            series.add(
                    map(
                            "type",
                            "line",
                            "name",
                            set.name(),
                            "step",
                            "end",
                            "data",
                            stairs,
                            "showSymbol",
                            false,
                            "lineStyle",
                            map("color", colour, "width", 1.5),
                            "itemStyle",
                            map("color", colour),
                            "areaStyle",
                            map("color", colour, "opacity", chart.sets().size() > 1 ? 0.3 : 0.5)));
        }
        option.put("series", series);
        return option;
    }
}
