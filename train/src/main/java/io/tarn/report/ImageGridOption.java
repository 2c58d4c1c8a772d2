package io.tarn.report;

import static io.tarn.report.Options.map;

import java.util.ArrayList;
import java.util.Map;

/// The ECharts option of an [ImageGrid]: free graphic elements.
final class ImageGridOption {
    private static final int SIDE = 96;
    private static final int WIDTH = 760;

    private ImageGridOption() {}

    static Map<String, Object> of(ImageGrid grid, Theme theme) {
        int columns = grid.columnsIn(WIDTH);
        int step = Math.clamp(WIDTH / columns, SIDE + 12, 190);
        var elements = new ArrayList<Object>();
        for (var picture : grid.pictures()) {
            int place = elements.size() / 2;
            int x = place % columns * step;
            int y = place / columns * (SIDE + 30);
            elements.add(
                    map(
                            "type",
                            "image",
                            "left",
                            x,
                            "top",
                            y,
                            "style",
                            map("image", picture.address(), "width", SIDE, "height", SIDE)));
            elements.add(
                    map(
                            "type",
                            "text",
                            "left",
                            x,
                            "top",
                            y + SIDE + 4,
                            "style",
                            map(
                                    "text",
                                    Letters.fitted(picture.caption(), 12, step - 12),
                                    "fill",
                                    theme.text())));
        }
        return map("graphic", elements);
    }
}
