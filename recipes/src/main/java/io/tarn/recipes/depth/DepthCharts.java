package io.tarn.recipes.depth;

import io.tarn.recipes.depth.DepthRace.Runner;
import io.tarn.report.Chart;
import io.tarn.report.Lines;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The pictures of [DepthPage].
final class DepthCharts {
    private DepthCharts() {}

    static Chart errors(List<Runner> runners) {
        Lines lines =
                Lines.of("Errors by depth, with equally many parameters")
                        .x("hidden layers")
                        .y("misread images, in %");
        return band(
                band(lines, "test", runners, Runner::test), "training", runners, Runner::training);
    }

    private static Lines band(
            Lines lines, String name, List<Runner> runners, Function<Runner, double[]> errors) {
        double[] depths = runners.stream().mapToDouble(runner -> runner.net().depth()).toArray();
        List<double[]> percents =
                runners.stream()
                        .map(errors)
                        .map(values -> Arrays.stream(values).map(v -> 100 * v).toArray())
                        .toList();
        return lines.band(
                name,
                depths,
                percents.stream().mapToDouble(DeepVsWide::mean).toArray(),
                percents.stream().mapToDouble(v -> Arrays.stream(v).min().orElseThrow()).toArray(),
                percents.stream().mapToDouble(v -> Arrays.stream(v).max().orElseThrow()).toArray());
    }

    static Chart curves(List<Runner> runners) {
        Lines lines =
                Lines.of("Validation error, epoch by epoch")
                        .x("epoch")
                        .y("misread images, in %")
                        .logY();
        for (Runner runner : runners) {
            lines =
                    lines.line(
                            "%d × %d".formatted(runner.net().depth(), runner.net().width()),
                            Arrays.stream(runner.curve()).map(error -> 100 * error).toArray());
        }
        return lines;
    }

    static Chart sawtooth(Sawtooth teeth) {
        int units = 2 * teeth.folds();
        double[] x = teeth.points(8).toDoubleArray();
        return Lines.of("The same %d parameters".formatted(teeth.deep().parameterCount()))
                .x("input")
                .y("output")
                .line(
                        "%d layers of 2 units".formatted(teeth.folds()),
                        x,
                        teeth.values(teeth.deep(), 8))
                .line(
                        "1 layer of %d units".formatted(units),
                        x,
                        teeth.values(teeth.shallow(units), 8));
    }

    /// Parameters of networks that are built and counted.
    static Chart sizes(int most) {
        List<Sawtooth> all = IntStream.rangeClosed(1, most).mapToObj(Sawtooth::new).toList();
        double[] pieces = all.stream().mapToDouble(Sawtooth::pieces).toArray();
        return Lines.of("What a sawtooth costs")
                .x("straight pieces")
                .logX()
                .y("parameters")
                .logY()
                .line(
                        "one hidden layer",
                        pieces,
                        all.stream().mapToDouble(teeth -> teeth.whole().parameterCount()).toArray())
                .line(
                        "layers of two units",
                        pieces,
                        all.stream().mapToDouble(teeth -> teeth.deep().parameterCount()).toArray());
    }
}
