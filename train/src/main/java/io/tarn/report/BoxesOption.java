package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The ECharts option of [Boxes].
final class BoxesOption {
    private BoxesOption() {}

    static Map<String, Object> of(Boxes chart, Theme theme) {
        var option = Options.start(chart, theme, List.of(), "item");
        option.put("xAxis", AxisOptions.acrossNames(chart.names(), chart.frame().x(), theme));
        option.put("yAxis", AxisOptions.upward(chart.frame().y(), theme));
        var boxes = new ArrayList<Object>();
        var outliers = new ArrayList<double[]>();
        for (int i = 0; i < chart.boxes().size(); i++) {
            var box = chart.boxes().get(i);
            boxes.add(
                    new double[] {
                        box.low(),
                        box.firstQuartile(),
                        box.median(),
                        box.thirdQuartile(),
                        box.high()
                    });
            for (double outlier : box.outliers()) {
                outliers.add(new double[] {i, outlier});
            }
        }
        var colour = theme.series(0);
        option.put(
                "series",
                List.of(
                        map(
                                "type",
                                "boxplot",
                                "data",
                                boxes,
                                "boxWidth",
                                List.of(12, 70),
                                "itemStyle",
                                map(
                                        "color",
                                        theme.surface(),
                                        "borderColor",
                                        colour,
                                        "borderWidth",
                                        1.6)),
                        map(
                                "type",
                                "scatter",
                                "data",
                                outliers,
                                "symbolSize",
                                5,
                                "itemStyle",
                                map("color", colour, "opacity", 0.5))));
        return option;
    }
}
