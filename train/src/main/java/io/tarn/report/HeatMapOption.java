package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ECharts option of a [HeatMap].
final class HeatMapOption {
    private HeatMapOption() {}

    static Map<String, Object> of(HeatMap whole, Theme theme) {
        var map = whole.thinned();
        var option = Options.start(map, theme, List.of(), "item");
        var frame = map.frame();
        option.put("xAxis", AxisOptions.acrossNames(map.columns(), frame.x(), theme));
        option.put("yAxis", AxisOptions.downwardNames(map.rows(), frame.y(), theme));
        AxisOptions.roomForNames(option, map.rows(), map.columns());
        boolean diverging = map.colours() == HeatMap.Colours.DIVERGING;
        var range = Range.of(Axis.of("")).with(map.values());
        double least = range.isEmpty() ? 0 : Math.min(0, range.least());
        double greatest = range.isEmpty() ? 1 : range.greatest();
        option.put(
                "visualMap",
                map(
                        "show",
                        false,
                        "dimension",
                        2,
                        "min",
                        diverging ? -map.extent() : least,
                        "max",
                        diverging ? map.extent() : greatest,
                        "inRange",
                        map(
                                "color",
                                diverging
                                        ? List.of(theme.counter(), theme.surface(), theme.accent())
                                        : List.of(theme.surface(), theme.accent()))));
        var strengths = map.strengths();
        var cells = new ArrayList<Object>();
        for (int i = 0; i < map.rows().size(); i++) {
            for (int j = 0; j < map.columns().size(); j++) {
                double value = map.values()[i][j];
                if (Double.isFinite(value)) {
                    cells.add(cell(map, i, j, HeatMapDrawing.ink(strengths[i][j], theme)));
                }
            }
        }
        option.put(
                "series",
                List.of(
                        map(
                                "type",
                                "heatmap",
                                "progressive",
                                0,
                                "data",
                                cells,
                                "label",
                                map("show", !map.cell(0, 0).isEmpty(), "lineHeight", 15),
                                "itemStyle",
                                map(
                                        "borderColor",
                                        theme.surface(),
                                        "borderWidth",
                                        cells.size() > 1000 ? 0 : 1.5))));
        return option;
    }

    private static Object cell(HeatMap map, int row, int column, String colour) {
        double value = map.values()[row][column];
        var place = new double[] {column, row, value};
        var text = map.cell(row, column);
        return text.isEmpty()
                ? place
                : map("value", place, "label", map("formatter", text, "color", colour));
    }
}
