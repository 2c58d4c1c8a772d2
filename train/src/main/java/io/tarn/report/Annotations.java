package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.ArrayList;
import java.util.Map;

/// What stands over the lines of a chart, marked points and rules, as series of Apache ECharts.
final class Annotations {
    private Annotations() {}

    static Map<String, Object> marks(Lines chart, Theme theme) {
        var points =
                chart.marks().stream()
                        .map(mark ->
                                map(
                                        "name",
                                        mark.name(),
                                        "value",
                                        new double[] {mark.x(), mark.y()}))
                        .toList();
        return map(
                "type",
                "scatter",
                "id",
                "marks",
                "data",
                points,
                "symbolSize",
                10,
                "z",
                5,
                "itemStyle",
                map("color", theme.surface(), "borderColor", theme.text(), "borderWidth", 2.5),
                "label",
                map(
                        "show",
                        true,
                        "formatter",
                        "{b}",
                        "position",
                        "top",
                        "fontWeight",
                        600,
                        "color",
                        theme.text()));
    }

    /// The rules, and unseen points upon them so that the axes reach as far.
    static Map<String, Object> rules(Lines chart, Theme theme) {
        var x = Range.of(chart.frame().x());
        var y = Range.of(chart.frame().y());
        for (var line : chart.lines()) {
            x = x.with(line.x());
            y = y.with(line.y());
        }
        var lines = new ArrayList<Object>();
        var points = new ArrayList<double[]>();
        for (var rule : chart.rules()) {
            boolean vertical = rule.axis() == Lines.Direction.X;
            lines.add(
                    map(
                            "name",
                            rule.name(),
                            vertical ? "xAxis" : "yAxis",
                            rule.at(),
                            "label",
                            map("position", vertical ? "end" : "insideEndTop")));
            points.add(
                    vertical
                            ? new double[] {rule.at(), y.isEmpty() ? 1 : y.least()}
                            : new double[] {x.isEmpty() ? 1 : x.least(), rule.at()});
        }
        return map(
                "type",
                "scatter",
                "id",
                "rules",
                "data",
                points,
                "symbolSize",
                0,
                "silent",
                true,
                "markLine",
                map(
                        "silent",
                        true,
                        "symbol",
                        "none",
                        "data",
                        lines,
                        "lineStyle",
                        map("color", theme.muted(), "type", "dashed", "width", 1.2),
                        "label",
                        map("formatter", "{b}", "color", theme.muted())));
    }
}
