package io.tarn.classic.sample;

import io.tarn.report.Axis;
import io.tarn.report.Histogram;
import io.tarn.report.Lines;

/// Pictures of [Chains].
final class ChainCharts {
    private ChainCharts() {}

    static Lines trace(Chains chains, int dimension) {
        double[][] x = chains.coordinate(dimension);
        Lines chart = Lines.of("%s: x%d along the chains".formatted(chains.sampler(), dimension));
        for (int i = 0; i < x.length; i++) {
            chart = chart.line("chain " + (i + 1), x[i]);
        }
        return chart.x("draw").y("x" + dimension);
    }

    static Histogram histogram(Chains chains, int dimension) {
        double[][] x = chains.coordinate(dimension);
        Histogram chart =
                Histogram.of("%s: x%d in each chain".formatted(chains.sampler(), dimension));
        for (int i = 0; i < x.length; i++) {
            chart = chart.values("chain " + (i + 1), x[i]);
        }
        return chart.frame(chart.frame().x(Axis.of("x" + dimension)).y(Axis.of("draws")));
    }
}
