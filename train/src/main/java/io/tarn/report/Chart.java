package io.tarn.report;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;

/// A picture of numbers, described without saying how it is drawn.
///
/// The same chart becomes an option of Apache ECharts, an SVG text, or a PNG file without a browser. Charts are values: every setting gives a
/// new chart. Values that are not finite are gaps. Very many points are thinned, and the chart says so.
public sealed interface Chart permits Framed {
    Frame frame();

    Chart frame(Frame frame);

    /// The option of Apache ECharts for this chart, without its title and note: maps, lists, texts and numbers, ready for Jackson.
    default Map<String, Object> option(Theme theme) {
        return Options.of(this, theme);
    }

    /// The option of Apache ECharts as JSON that may stand inside an HTML script element.
    default String json(Theme theme) {
        return Json.of(option(theme));
    }

    /// The chart as an SVG document of this size in pixels.
    default String svg(int width, int height) {
        return Drawings.svg(this, Theme.LIGHT, width, height);
    }

    /// The chart as an image of exactly this size in pixels; above a width of 800 it is drawn larger, not with more room.
    default BufferedImage image(int width, int height) {
        return Drawings.image(this, Theme.LIGHT, width, height);
    }

    /// Writes the chart as a PNG file.
    default void png(Path file, int width, int height) {
        WholeFile.write(file, Picture.png(image(width, height)));
    }

    /// Writes the chart as an SVG file.
    default void svg(Path file, int width, int height) {
        WholeFile.write(file, svg(width, height));
    }

    /// What the chart shows, in a sentence or two, for people who do not see it.
    default String description() {
        return Descriptions.of(this);
    }

    /// The numbers of the chart as a table; long ones are shortened and say so.
    default Grid data() {
        return ChartData.of(this);
    }
}
