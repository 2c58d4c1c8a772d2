package io.tarn.report;

import java.util.List;
import java.util.stream.Collectors;

/// What charts show, in words.
final class Descriptions {
    private Descriptions() {}

    static String of(Chart chart) {
        var frame = chart.frame();
        return switch (chart) {
            case Lines lines ->
                    "Lines%s%s. %s"
                            .formatted(
                                    titled(frame),
                                    axes(frame),
                                    joined(
                                            lines.lines().stream()
                                                    .map(Descriptions::line)
                                                    .toList()));
            case Scatter scatter ->
                    "Points%s%s. %s"
                            .formatted(
                                    titled(frame),
                                    axes(frame),
                                    joined(
                                            scatter.groups().stream()
                                                    .map(group ->
                                                            named(group.name())
                                                                    + Numerals.count(
                                                                            group.x().length,
                                                                            "point"))
                                                    .toList()));
            case Bars bars ->
                    "Bars%s. %s"
                            .formatted(
                                    titled(frame),
                                    joined(
                                            bars.sets().stream()
                                                    .map(set -> bars(bars, set))
                                                    .toList()));
            case HeatMap map ->
                    "Heat map%s: %s by %s%s."
                            .formatted(
                                    titled(frame),
                                    Numerals.count(map.rows().size(), "row"),
                                    Numerals.count(map.columns().size(), "column"),
                                    axes(frame));
            case Histogram histogram ->
                    "Histogram%s%s. %s"
                            .formatted(
                                    titled(frame),
                                    axes(frame),
                                    joined(
                                            histogram.sets().stream()
                                                    .map(set -> spread(set.name(), set.values()))
                                                    .toList()));
            case Boxes boxes ->
                    "Box plot%s%s. %s"
                            .formatted(
                                    titled(frame),
                                    axes(frame),
                                    joined(
                                            boxes.boxes().stream()
                                                    .map(box ->
                                                            named(box.name())
                                                                    + "median "
                                                                    + Numerals.text(box.median()))
                                                    .toList()));
            case Surface surface ->
                    "Surface%s%s. %s"
                            .formatted(titled(frame), axes(frame), SurfaceDrawing.scale(surface));
            case ImageGrid grid ->
                    "%s%s."
                            .formatted(
                                    Numerals.count(grid.pictures().size(), "picture"),
                                    titled(frame));
        };
    }

    private static String titled(Frame frame) {
        return frame.title().isEmpty() ? "" : " “" + frame.title() + "”";
    }

    private static String axes(Frame frame) {
        var x = frame.x().title();
        var y = frame.y().title();
        return x.isEmpty() || y.isEmpty() ? "" : ", " + y + " over " + x;
    }

    private static String joined(List<String> parts) {
        int most = 6;
        var text = parts.stream().limit(most).collect(Collectors.joining("; "));
        if (parts.isEmpty()) {
            return "No data.";
        }
        return text + (parts.size() > most ? "; and " + (parts.size() - most) + " more." : ".");
    }

    private static String named(String name) {
        return name.isEmpty() ? "" : name + ": ";
    }

    private static String line(Line line) {
        var range = Range.of(Axis.of("")).with(line.y());
        if (range.isEmpty()) {
            return named(line.name()) + "no values";
        }
        return "%sfrom %s to %s, least %s, greatest %s"
                .formatted(
                        named(line.name()),
                        Numerals.text(line.y()[0]),
                        Numerals.text(line.y()[line.y().length - 1]),
                        Numerals.text(range.least()),
                        Numerals.text(range.greatest()));
    }

    private static String bars(Bars chart, Bars.Values set) {
        int highest = -1;
        for (int i = 0; i < set.values().length; i++) {
            if (highest < 0 || set.values()[i] > set.values()[highest]) {
                highest = i;
            }
        }
        return highest < 0
                ? named(set.name()) + "no values"
                : "%s%s, highest %s with %s"
                        .formatted(
                                named(set.name()),
                                Numerals.count(set.values().length, "bar"),
                                chart.categories().get(highest),
                                Numerals.text(set.values()[highest]));
    }

    private static String spread(String name, double[] values) {
        var range = Range.of(Axis.of("")).with(values);
        return range.isEmpty()
                ? named(name) + "no values"
                : "%s%s from %s to %s"
                        .formatted(
                                named(name),
                                Numerals.count(values.length, "value"),
                                Numerals.text(range.least()),
                                Numerals.text(range.greatest()));
    }
}
