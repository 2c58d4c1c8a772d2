package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.List;
import java.util.Map;

/// Axes as options of Apache ECharts, and the room that their names take.
final class AxisOptions {
    private static final int NAME = 190; // pixels of a long name
    private static final int LEAN = 40; // degrees of names that have no room

    private AxisOptions() {}

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
        var grid = Options.part(option, "grid");
        double lean = Math.min(NAME, widest(below)) * Math.sin(Math.toRadians(LEAN));
        grid.put("left", Math.min(NAME, widest(left)) + 22);
        grid.put("bottom", leans(below) ? 40 + lean : 48);
        grid.put("containLabel", false);
    }

    static void roomAbove(Map<String, Object> option, int pixels) {
        var grid = Options.part(option, "grid");
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
        return Options.part(axis, "axisLabel");
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
}
