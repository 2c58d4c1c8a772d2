package io.tarn.report;

import java.util.List;

/// Where a chart is drawn: on what, in which colours, how large.
record Sheet(Canvas canvas, Theme theme, double width, double height) {
    Plot plot(Frame frame, Side x, Side y, List<Plot.Key> keys) {
        return new Plot(canvas, theme, frame, x, y, keys, width, height);
    }

    /// The legend of several series; a single one needs none.
    List<Plot.Key> keys(List<String> names) {
        return keys(
                names,
                java.util.stream.IntStream.range(0, names.size()).mapToObj(theme::series).toList());
    }

    List<Plot.Key> keys(List<String> names, List<String> colours) {
        return names.size() < 2 && names.stream().allMatch(String::isEmpty)
                ? List.of()
                : java.util.stream.IntStream.range(0, names.size())
                        .mapToObj(i -> new Plot.Key(names.get(i), colours.get(i)))
                        .toList();
    }
}
