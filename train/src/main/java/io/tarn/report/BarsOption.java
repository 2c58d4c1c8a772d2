package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ECharts option of [Bars].
final class BarsOption {
    private BarsOption() {}

    static Map<String, Object> of(Bars chart, Theme theme) {
        var option =
                Options.start(
                        chart,
                        theme,
                        chart.sets().stream().map(Bars.Values::name).toList(),
                        "axis");
        boolean lying = chart.isLying();
        var frame = chart.frame();
        var measure =
                lying ? AxisOptions.across(frame.x(), theme) : AxisOptions.upward(frame.y(), theme);
        measure.put("scale", false);
        var names =
                lying
                        ? AxisOptions.downwardNames(chart.categories(), frame.y(), theme)
                        : AxisOptions.acrossNames(chart.categories(), frame.x(), theme);
        var places =
                map(
                        "type",
                        "value",
                        "show",
                        false,
                        "min",
                        -0.5,
                        "max",
                        chart.categories().size() - 0.5,
                        "inverse",
                        lying);
        option.put("xAxis", lying ? List.of(measure) : List.of(names, places));
        option.put("yAxis", lying ? List.of(names, places) : List.of(measure));
        if (lying) {
            AxisOptions.roomForNames(option, chart.categories(), List.of());
        }
        var series = new ArrayList<Object>();
        for (int s = 0; s < chart.sets().size(); s++) {
            series.add(bars(chart, s, theme));
            if (chart.sets().get(s).hasIntervals()) {
                series.add(intervals(chart, s, theme));
            }
        }
        option.put("series", series);
        return option;
    }

    private static Map<String, Object> bars(Bars chart, int number, Theme theme) {
        var set = chart.sets().get(number);
        double width = 94 * BarsDrawing.FULL / chart.sets().size();
        var colour = theme.series(number);
        var data = new ArrayList<Object>();
        for (double value : set.values()) {
            data.add(map("value", value, "label", map("formatter", Numerals.shortText(value))));
        }
        return map(
                "type",
                "bar",
                "name",
                set.name(),
                "data",
                data,
                "barWidth",
                width + "%",
                "barGap",
                "6.4%",
                "itemStyle",
                map("color", colour),
                "label",
                map(
                        "show",
                        chart.labels(),
                        "position",
                        chart.isLying() ? "right" : "top",
                        "color",
                        theme.muted()));
    }

    /// All intervals of a set as one broken line over the places of its bars.
    private static Map<String, Object> intervals(Bars chart, int number, Theme theme) {
        var set = chart.sets().get(number);
        double cap = BarsDrawing.FULL / chart.sets().size() / 8;
        double gap = Double.NaN;
        var points = new ArrayList<double[]>();
        for (int i = 0; i < set.values().length; i++) {
            double middle = BarsDrawing.place(i, number, chart.sets().size());
            double low = set.low()[i];
            double high = set.high()[i];
            double[][] strokes = {
                {middle - cap, low}, {middle + cap, low}, {gap, gap},
                {middle, low}, {middle, high}, {gap, gap},
                {middle - cap, high}, {middle + cap, high}, {gap, gap}
            };
            for (var point : strokes) {
                points.add(chart.isLying() ? new double[] {point[1], point[0]} : point);
            }
        }
        return map(
                "type",
                "line",
                "id",
                "intervals-" + number,
                "name",
                set.name(),
                chart.isLying() ? "yAxisIndex" : "xAxisIndex",
                1,
                "data",
                points,
                "showSymbol",
                false,
                "silent",
                true,
                "z",
                4,
                "itemStyle",
                map("color", theme.series(number)),
                "lineStyle",
                map("color", theme.text(), "width", 1.4));
    }
}
