package io.tarn.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The numbers of charts as tables, for people who would rather read them.
final class ChartData {
    private static final int MOST = 60; // rows of a table

    private ChartData() {}

    static Grid of(Chart chart) {
        return switch (chart) {
            case Lines lines -> lines(lines);
            case Scatter scatter -> scatter(scatter);
            case Bars bars -> bars(bars);
            case HeatMap map -> heatMap(map);
            case Histogram histogram -> histogram(histogram);
            case Boxes boxes -> boxes(boxes);
            case Surface surface -> surface(surface);
            case ImageGrid grid -> captions(grid);
        };
    }

    private static String or(String name, String otherwise) {
        return name.isEmpty() ? otherwise : name;
    }

    private static Grid lines(Lines chart) {
        var frame = chart.frame();
        var lines = chart.lines();
        var x = or(frame.x().title(), "x");
        boolean together =
                !lines.isEmpty()
                        && lines.stream()
                                .allMatch(line -> Arrays.equals(line.x(), lines.getFirst().x()));
        var rows = new ArrayList<List<?>>();
        if (together) {
            var header = new ArrayList<>(List.of(x));
            lines.forEach(line -> header.add(or(line.name(), or(frame.y().title(), "y"))));
            for (int i : Thinning.spread(lines.getFirst().x().length, MOST)) {
                rows.add(
                        DoubleStream.concat(
                                        DoubleStream.of(lines.getFirst().x()[i]),
                                        lines.stream().mapToDouble(line -> line.y()[i]))
                                .boxed()
                                .toList());
            }
            return Grid.of(header, rows);
        }
        int each = Math.max(10, MOST / Math.max(1, lines.size()));
        for (var line : lines) {
            for (int i : Thinning.spread(line.x().length, each)) {
                rows.add(List.of(line.name(), line.x()[i], line.y()[i]));
            }
        }
        return Grid.of(List.of("line", x, or(frame.y().title(), "y")), rows);
    }

    private static Grid scatter(Scatter chart) {
        var frame = chart.frame();
        var rows = new ArrayList<List<?>>();
        int each = Math.max(5, MOST / Math.max(1, chart.groups().size()));
        for (var group : chart.groups()) {
            for (int i : Thinning.spread(group.x().length, each)) {
                rows.add(List.of(group.name(), group.x()[i], group.y()[i]));
            }
        }
        return Grid.of(
                List.of("group", or(frame.x().title(), "x"), or(frame.y().title(), "y")), rows);
    }

    private static Grid bars(Bars chart) {
        var header = new ArrayList<>(List.of(""));
        for (var set : chart.sets()) {
            header.add(or(set.name(), "value"));
            if (set.hasIntervals()) {
                header.addAll(List.of("from", "to"));
            }
        }
        var rows = new ArrayList<List<?>>();
        for (int i = 0; i < chart.categories().size(); i++) {
            var row = new ArrayList<Object>(List.of(chart.categories().get(i)));
            for (var set : chart.sets()) {
                row.add(set.values()[i]);
                if (set.hasIntervals()) {
                    row.addAll(List.of(set.low()[i], set.high()[i]));
                }
            }
            rows.add(row);
        }
        return Grid.of(header, rows);
    }

    private static Grid heatMap(HeatMap map) {
        int rowsShown = Math.min(30, map.rows().size());
        int columns = Math.min(30, map.columns().size());
        var header = new ArrayList<>(List.of(""));
        header.addAll(map.columns().subList(0, columns));
        var rows = new ArrayList<List<?>>();
        for (int i = 0; i < rowsShown; i++) {
            var row = new ArrayList<Object>(List.of(map.rows().get(i)));
            for (int j = 0; j < columns; j++) {
                row.add(
                        map.cells().isEmpty()
                                ? (Object) map.values()[i][j]
                                : map.cells().get(i).get(j).replace("\n", " · "));
            }
            rows.add(row);
        }
        return Grid.of(header, rows);
    }

    private static Grid histogram(Histogram chart) {
        var edges = chart.edges();
        var header = new ArrayList<>(List.of("from", "to"));
        chart.sets().forEach(set -> header.add(or(set.name(), "count")));
        var counts = chart.sets().stream().map(set -> Histogram.counts(set, edges)).toList();
        var rows = new ArrayList<List<?>>();
        for (int i = 0; i + 1 < edges.length; i++) {
            var row = new ArrayList<Object>(List.of(edges[i], edges[i + 1]));
            for (var count : counts) {
                row.add(count[i]);
            }
            rows.add(row);
        }
        return Grid.of(header, rows);
    }

    private static Grid boxes(Boxes chart) {
        var grid = Grid.of("", "low", "first quartile", "median", "third quartile", "high");
        for (var box : chart.boxes()) {
            grid =
                    grid.row(
                            box.name(),
                            box.low(),
                            box.firstQuartile(),
                            box.median(),
                            box.thirdQuartile(),
                            box.high());
        }
        return grid;
    }

    private static Grid surface(Surface chart) {
        int[] columns = Thinning.spread(chart.x().length, 8);
        int[] rows = Thinning.spread(chart.y().length, 8);
        var header = new ArrayList<>(List.of("y \\ x"));
        IntStream.of(columns).forEach(j -> header.add(Numerals.text(chart.x()[j])));
        var table = new ArrayList<List<?>>();
        for (int i : rows) {
            var row = new ArrayList<Object>(List.of(Numerals.text(chart.y()[i])));
            IntStream.of(columns).forEach(j -> row.add(chart.z()[i][j]));
            table.add(row);
        }
        return Grid.of(header, table);
    }

    private static Grid captions(ImageGrid grid) {
        return Grid.of(
                List.of("picture", "caption"),
                IntStream.range(0, grid.pictures().size())
                        .mapToObj(i -> List.of(i + 1, grid.pictures().get(i).caption()))
                        .toList());
    }
}
