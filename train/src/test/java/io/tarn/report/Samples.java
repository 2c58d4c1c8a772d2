package io.tarn.report;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// One chart of every kind, with gaps and infinities, and one of every kind without data.
final class Samples {
    static final String HOSTILE =
            "</script><script>alert(1)</script>\"'&--><img src=x onerror=alert(2)>";

    private Samples() {}

    static List<Chart> full(String name) {
        var random = new Random(1);
        var x = random.doubles(50).toArray();
        var y = random.doubles(50).toArray();
        y[7] = Double.NaN;
        y[8] = Double.POSITIVE_INFINITY;
        var low = new double[50];
        var positive = new boolean[50];
        var labels = List.of(name, "b", "c");
        var z = new double[6][8];
        for (int i = 0; i < 50; i++) {
            low[i] = y[i] - 0.1;
            positive[i] = i % 3 == 0;
            z[i % 6][i % 8] = y[i];
        }
        var grid = IntStream.range(0, 8).mapToDouble(i -> i).toArray();
        var rows = IntStream.range(0, 6).mapToDouble(i -> i).toArray();
        var picture = Picture.grey(new double[][] {{0, 0.5}, {1, 0.2}}, name).tone(Tone.BAD);
        return List.of(
                Lines.of(name)
                        .x(name)
                        .y(Axis.of(name).unit(name))
                        .line(name, y)
                        .band(name, x, y, low, y)
                        .mark(name, 0.5, 0.5)
                        .ruleAtX(name, 0.3)
                        .ruleAtY(name, 0.4)
                        .note(name),
                Lines.of(name).logX().logY().line(name, x, y).ruleAtX(name, 0.2),
                Scatter.of(name).points(name, x, y).line(name, x, y).withDiagonal(),
                Bars.of(name, labels).bars(name, 1, Double.NaN, -2),
                Bars.of(name, labels)
                        .bars(name, new double[] {1, 2, 3}, new double[3], new double[] {2, 3, 4})
                        .bars("other", 1, 2, 3)
                        .lying(),
                HeatMap.of(
                                name,
                                labels,
                                labels,
                                new double[][] {{1, 2, 3}, {4, Double.NaN, 6}, {0, 0, -9}})
                        .diverging(),
                HeatMap.confusion(name, labels, new long[][] {{5, 1, 0}, {0, 0, 0}, {1, 2, 30}}),
                Histogram.of(name).values(name, y).values("b", x).bins(7),
                Boxes.of(name).values(name, y).values("b", 1, 2, 3, 100),
                Surface.of(name, grid, rows, z).z(name).logZ().path(name, x, y),
                ImageGrid.of(name, List.of(picture, picture)).columns(2),
                Curves.roc(name, name, positive, x),
                Curves.precisionRecall(name, name, positive, x),
                Curves.reliability(name, name, x, positive));
    }

    static List<Chart> empty() {
        return List.of(
                Lines.of(""),
                Lines.of("no points").logX().logY().line("a"),
                Lines.of("only gaps").line("a", Double.NaN, Double.NaN),
                Scatter.of("none").points("a", new double[0], new double[0]).withDiagonal(),
                Bars.of("none", List.of()),
                Bars.of("none", List.of()).bars("a").lying(),
                HeatMap.of("none", List.of(), List.of(), new double[0][]),
                HeatMap.of("gap", List.of("a"), List.of("b"), new double[][] {{Double.NaN}}),
                Histogram.of("none").values("a"),
                Boxes.of("none").values("a"),
                Surface.of("flat", new double[] {0, 1}, new double[] {0, 1}, new double[2][2]),
                ImageGrid.of("none", List.of()));
    }
}
