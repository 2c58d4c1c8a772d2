package io.tarn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Options of Apache ECharts: what they have in common.
final class Options {
    private Options() {}

    static Map<String, Object> of(Chart chart, Theme theme) {
        return switch (chart) {
            case Lines lines -> LinesOption.of(lines, theme);
            case Scatter scatter -> ScatterOption.of(scatter, theme);
            case Bars bars -> BarsOption.of(bars, theme);
            case HeatMap map -> HeatMapOption.of(map, theme);
            case Histogram histogram -> HistogramOption.of(histogram, theme);
            case Boxes boxes -> BoxesOption.of(boxes, theme);
            case Surface surface -> SurfaceOption.of(surface, theme);
            case ImageGrid grid -> ImageGridOption.of(grid, theme);
        };
    }

    /// Whether the chart needs the whole of ECharts, not only its common charts.
    static boolean needsAll(Chart chart) {
        return switch (chart) {
            case HeatMap _, Surface _, Boxes _ -> true;
            case Lines _, Scatter _, Bars _, Histogram _, ImageGrid _ -> false;
        };
    }

    static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /// An option with a legend of these names; none for a single unnamed series.
    static Map<String, Object> start(
            Chart chart, Theme theme, List<String> legend, String trigger) {
        boolean named = legend.stream().anyMatch(name -> !name.isEmpty());
        boolean label = !chart.frame().y().title().isEmpty();
        var option =
                map(
                        "animationDuration",
                        300,
                        "color",
                        theme.series(),
                        "textStyle",
                        map("fontFamily", "inherit"),
                        "grid",
                        map(
                                "left",
                                6,
                                "right",
                                26,
                                "top",
                                (named ? 34 : 10) + (label ? 22 : 0),
                                "bottom",
                                chart.frame().x().title().isEmpty() ? 6 : 30,
                                "containLabel",
                                true),
                        "tooltip",
                        map("trigger", trigger, "confine", true),
                        "aria",
                        map("enabled", true, "label", map("description", chart.description())));
        if (named) {
            option.put(
                    "legend",
                    map(
                            "data",
                            legend,
                            "type",
                            "scroll",
                            "left",
                            0,
                            "top",
                            0,
                            "icon",
                            "roundRect",
                            "itemWidth",
                            12,
                            "itemHeight",
                            8,
                            "textStyle",
                            map("color", theme.text())));
        }
        return option;
    }

    @SuppressWarnings("unchecked") // all maps here are made by map
    static Map<String, Object> part(Map<String, Object> whole, String name) {
        return (Map<String, Object>) Objects.requireNonNull(whole.get(name));
    }

    /// Says that there is nothing to see where a chart has no values.
    static void saysNothing(Map<String, Object> option, Theme theme) {
        option.put("xAxis", map("show", false));
        option.put("yAxis", map("show", false));
        option.put(
                "title",
                map(
                        "text",
                        "no data",
                        "left",
                        "center",
                        "top",
                        "middle",
                        "textStyle",
                        map("color", theme.muted(), "fontSize", 14, "fontWeight", "normal")));
    }

    /// Pairs for ECharts; a value without a place on its axis is a gap.
    static List<double[]> pairs(Frame frame, double[] x, double[] y, int[] kept) {
        var pairs = new ArrayList<double[]>(kept.length);
        for (int i : kept) {
            pairs.add(
                    new double[] {
                        x[i], frame.y().holds(y[i]) && frame.x().holds(x[i]) ? y[i] : Double.NaN
                    });
        }
        return pairs;
    }
}
