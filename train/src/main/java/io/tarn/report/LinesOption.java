package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ECharts option of [Lines].
final class LinesOption {
    private static final double HIDDEN = 1e9; // length of the hidden axis

    private LinesOption() {}

    static Map<String, Object> of(Lines chart, Theme theme) {
        var names = chart.lines().stream().map(Line::name).toList();
        var option = Options.start(chart, theme, names, "axis");
        var range = range(chart);
        boolean bands = chart.lines().stream().anyMatch(Line::hasBand);
        if (chart.frame().y().title().isEmpty()
                && chart.rules().stream().anyMatch(it -> it.axis() == Lines.Direction.X)) {
            AxisOptions.roomAbove(option, 18); // for the rules' names
        }
        option.put("xAxis", bands ? axes(range, theme) : AxisOptions.across(range.axis(), theme));
        option.put("yAxis", AxisOptions.upward(chart.frame().y(), theme));
        var colours = chart.colours(theme);
        var series = new ArrayList<Object>();
        for (int i = 0; i < chart.lines().size(); i++) {
            var line = chart.lines().get(i);
            series.add(line(chart.frame(), line, colours.get(i)));
            if (line.hasBand()) {
                series.addAll(band(range, line, i, colours.get(i)));
            }
        }
        if (!chart.marks().isEmpty()) {
            series.add(Annotations.marks(chart, theme));
        }
        if (!chart.rules().isEmpty()) {
            series.add(Annotations.rules(chart, theme));
        }
        option.put("series", series);
        if (chart.lines().stream()
                .allMatch(line -> Range.of(chart.frame().y()).with(line.y()).isEmpty())) {
            Options.saysNothing(option, theme);
        }
        return option;
    }

    static Map<String, Object> line(Frame frame, Line line, String colour) {
        int[] kept = Thinning.line(line.y());
        return map(
                "type",
                "line",
                "name",
                line.name(),
                "data",
                Options.pairs(frame, line.x(), line.y(), kept),
                "showSymbol",
                kept.length <= 30 && !line.dashed(),
                "symbol",
                "circle",
                "symbolSize",
                6,
                "z",
                3,
                "itemStyle",
                map("color", colour),
                "lineStyle",
                map(
                        "width",
                        line.dashed() ? 1.5 : 2.2,
                        "type",
                        line.dashed() ? "dashed" : "solid",
                        "color",
                        colour));
    }

    private static Range range(Lines chart) {
        var range = Range.of(chart.frame().x());
        for (var line : chart.lines()) {
            range = range.with(line.x());
        }
        for (var rule : chart.rules()) {
            range = rule.axis() == Lines.Direction.X ? range.with(rule.at()) : range;
        }
        return range.rounded();
    }

    /// The axis that is seen, and for bands a hidden one of time: ECharts stacks the first dimension that is no time, which is to be y.
    private static List<Object> axes(Range range, Theme theme) {
        var seen = range.axis().range(range.least(), range.greatest());
        var hidden = map("type", "time", "show", false, "min", 0, "max", HIDDEN);
        return List.of(AxisOptions.across(seen, theme), hidden);
    }

    /// Two invisible lines upon each other, the area between them filled.
    private static List<Object> band(Range range, Line line, int number, String colour) {
        int[] kept = Thinning.line(line.y());
        var times = new double[line.x().length];
        for (int i = 0; i < times.length; i++) {
            times[i] = HIDDEN * range.fraction(line.x()[i]);
        }
        var rise = new double[line.low().length];
        for (int i = 0; i < rise.length; i++) {
            rise[i] = line.high()[i] - line.low()[i];
        }
        var series = new ArrayList<Object>();
        for (var ends : List.of(line.low(), rise)) {
            var area = map("color", colour, "opacity", ends == rise ? 0.16 : 0);
            series.add(
                    map(
                            "type",
                            "line",
                            "id",
                            "band-" + number + "-" + series.size(),
                            "name",
                            line.name(),
                            "stack",
                            "band-" + number,
                            "stackStrategy",
                            "all",
                            "xAxisIndex",
                            1,
                            "data",
                            Options.pairs(Frame.of(""), times, ends, kept),
                            "showSymbol",
                            false,
                            "silent",
                            true,
                            "lineStyle",
                            map("opacity", 0),
                            "areaStyle",
                            area,
                            "itemStyle",
                            map("color", colour)));
        }
        return series;
    }
}
