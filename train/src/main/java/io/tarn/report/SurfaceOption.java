package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ECharts option of a [Surface]: tiles on hidden axes of categories, lines on axes that measure.
final class SurfaceOption {
    private static final int MOST_TILES = 64; // along each side
    private static final int MOST_POINTS = 400; // of a path

    private SurfaceOption() {}

    static Map<String, Object> of(Surface chart, Theme theme) {
        var names = chart.paths().stream().map(Line::name).toList();
        var option = Options.start(chart, theme, names, "item");
        int[] columns = Thinning.spread(chart.x().length, MOST_TILES);
        int[] rows = Thinning.spread(chart.y().length, MOST_TILES);
        option.put(
                "xAxis",
                List.of(
                        unlined(
                                AxisOptions.across(ends(chart.x(), chart.frame().x()), theme),
                                theme),
                        tiles(columns)));
        option.put(
                "yAxis",
                List.of(
                        unlined(
                                AxisOptions.upward(ends(chart.y(), chart.frame().y()), theme),
                                theme),
                        tiles(rows)));
        option.put("visualMap", colours(chart));
        var series = new ArrayList<Object>();
        series.add(
                map(
                        "type",
                        "heatmap",
                        "xAxisIndex",
                        1,
                        "yAxisIndex",
                        1,
                        "z",
                        1,
                        "progressive",
                        0,
                        "data",
                        tiles(chart, columns, rows)));
        series.add(contours(chart));
        for (int i = 0; i < chart.paths().size(); i++) {
            series.add(path(chart.paths().get(i), SurfaceDrawing.colour(i)));
        }
        option.put("series", series);
        return option;
    }

    /// Without grid lines, and without labels at ends that are not round.
    private static Map<String, Object> unlined(Map<String, Object> axis, Theme theme) {
        axis.put("splitLine", map("show", false));
        axis.put(
                "axisLabel",
                map("color", theme.muted(), "showMinLabel", false, "showMaxLabel", false));
        return axis;
    }

    private static Axis ends(double[] places, Axis axis) {
        var range = SurfaceDrawing.edges(places, axis);
        return range.axis().range(range.least(), range.greatest());
    }

    private static Map<String, Object> tiles(int[] places) {
        var names = java.util.Arrays.stream(places).mapToObj(String::valueOf).toList();
        return map("type", "category", "show", false, "data", names);
    }

    private static Map<String, Object> colours(Surface chart) {
        var range = chart.heights().roomy(0);
        return map(
                "show",
                false,
                "seriesIndex",
                0,
                "dimension",
                2,
                "min",
                shade(chart, range.least()),
                "max",
                shade(chart, range.greatest()),
                "inRange",
                map("color", Heights.COLOURS));
    }

    /// What the colour goes by.
    private static double shade(Surface chart, double height) {
        return chart.height().log() ? Math.log10(height) : height;
    }

    private static List<double[]> tiles(Surface chart, int[] columns, int[] rows) {
        var tiles = new ArrayList<double[]>();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double z = chart.z()[rows[i]][columns[j]];
                if (chart.height().holds(z)) {
                    tiles.add(
                            chart.height().log()
                                    ? new double[] {j, i, shade(chart, z), z}
                                    : new double[] {j, i, z});
                }
            }
        }
        return tiles;
    }

    private static Map<String, Object> contours(Surface chart) {
        var points = new ArrayList<double[]>();
        for (double level : Heights.levels(chart.heights())) {
            for (var line : Contours.at(chart, level)) {
                for (int i = 0; i < line.x().length; i++) {
                    points.add(new double[] {line.x()[i], line.y()[i]});
                }
                points.add(new double[] {Double.NaN, Double.NaN});
            }
        }
        return map(
                "type",
                "line",
                "id",
                "contours",
                "data",
                points,
                "showSymbol",
                false,
                "silent",
                true,
                "animation",
                false,
                "z",
                2,
                "lineStyle",
                map("color", Heights.CONTOUR, "width", 0.9, "opacity", 0.45));
    }

    private static Map<String, Object> path(Line line, String colour) {
        int[] kept = Thinning.spread(line.x().length, MOST_POINTS);
        var points = new ArrayList<Object>();
        for (int i : kept) {
            var place = new double[] {line.x()[i], line.y()[i]};
            boolean end = i == 0 || i == line.x().length - 1;
            points.add(end ? map("value", place, "symbol", "circle", "symbolSize", 9) : place);
        }
        return map(
                "type",
                "line",
                "name",
                line.name(),
                "data",
                points,
                "symbol",
                "none",
                "z",
                4,
                "animation",
                false,
                "itemStyle",
                map("color", colour, "borderColor", "#ffffff", "borderWidth", 1.5),
                "lineStyle",
                map("color", colour, "width", 2.4, "shadowColor", "#ffffff", "shadowBlur", 3));
    }
}
