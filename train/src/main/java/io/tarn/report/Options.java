package io.tarn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Options of Apache ECharts: what they have in common.
final class Options {
    private static final int NAME = 190; // pixels of a long name
    private static final int LEAN = 40; // degrees of names that have no room

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

    static Map<String, Object> across(Axis axis, Theme theme) {
        var map = measuring(axis, theme);
        map.putAll(below(axis, theme));
        return map;
    }

    static Map<String, Object> upward(Axis axis, Theme theme) {
        var map = measuring(axis, theme);
        map.putAll(above(axis, theme));
        return map;
    }

    static Map<String, Object> acrossNames(List<String> names, Axis axis, Theme theme) {
        var map = naming(names, theme);
        map.putAll(below(axis, theme));
        if (leans(names)) {
            double lean = Math.min(NAME, widest(names)) * Math.sin(Math.toRadians(LEAN));
            labels(map).putAll(map("rotate", LEAN, "interval", 0, "width", NAME));
            map.put("nameGap", 20 + lean);
        } else if (names.size() <= 6 && widest(names) < 60) {
            labels(map).put("interval", 0);
        }
        return map;
    }

    /// Names from the top down.
    static Map<String, Object> downwardNames(List<String> names, Axis axis, Theme theme) {
        var map = naming(names, theme);
        map.putAll(above(axis, theme));
        map.put("inverse", true);
        map.put("nameLocation", axis.title().isEmpty() ? "middle" : "start");
        labels(map).put("width", 8 + Math.min(NAME, widest(names)));
        return map;
    }

    /// Makes room for names at the left, which ECharts measures too short where it cuts them.
    static void roomForNames(Map<String, Object> option, List<String> left, List<String> below) {
        var grid = part(option, "grid");
        double lean = Math.min(NAME, widest(below)) * Math.sin(Math.toRadians(LEAN));
        grid.put("left", Math.min(NAME, widest(left)) + 22);
        grid.put("bottom", leans(below) ? 40 + lean : 48);
        grid.put("containLabel", false);
    }

    static void roomAbove(Map<String, Object> option, int pixels) {
        var grid = part(option, "grid");
        grid.compute("top", (_, top) -> top instanceof Integer already ? already + pixels : pixels);
    }

    private static boolean leans(List<String> names) {
        double together = names.stream().mapToDouble(name -> Letters.width(name, 12) + 12).sum();
        return together > 600 && names.size() <= 40 && widest(names) > 30;
    }

    private static double widest(List<String> names) {
        return names.stream().mapToDouble(name -> Letters.width(name, 12.5)).max().orElse(0);
    }

    private static Map<String, Object> labels(Map<String, Object> axis) {
        return part(axis, "axisLabel");
    }

    @SuppressWarnings("unchecked") // all maps here are made by map
    private static Map<String, Object> part(Map<String, Object> whole, String name) {
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

    private static Map<String, Object> measuring(Axis axis, Theme theme) {
        var map =
                map(
                        "type",
                        axis.log() ? "log" : "value",
                        "scale",
                        true,
                        "axisLabel",
                        map("color", theme.muted(), "hideOverlap", true),
                        "axisTick",
                        map("show", false),
                        "axisLine",
                        map("onZero", false, "lineStyle", map("color", theme.grid())),
                        "splitLine",
                        map("lineStyle", map("color", theme.grid())));
        if (Double.isFinite(axis.from())) {
            map.put("min", axis.from());
        }
        if (Double.isFinite(axis.to())) {
            map.put("max", axis.to());
        }
        return map;
    }

    private static Map<String, Object> naming(List<String> names, Theme theme) {
        return map(
                "type",
                "category",
                "data",
                names,
                "axisTick",
                map("show", false),
                "axisLine",
                map("onZero", false, "lineStyle", map("color", theme.grid())),
                "axisLabel",
                map("color", theme.muted(), "overflow", "truncate"));
    }

    private static Map<String, Object> below(Axis axis, Theme theme) {
        return map(
                "name",
                axis.title(),
                "nameLocation",
                "middle",
                "nameGap",
                28,
                "nameTextStyle",
                map("color", theme.muted()));
    }

    /// The name of an upward axis stands above it, where it can be read without turning the head.
    private static Map<String, Object> above(Axis axis, Theme theme) {
        return map(
                "name",
                axis.title(),
                "nameLocation",
                axis.title().isEmpty() ? "middle" : "end",
                "nameGap",
                12,
                "nameTextStyle",
                map("color", theme.muted(), "align", "left"));
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
