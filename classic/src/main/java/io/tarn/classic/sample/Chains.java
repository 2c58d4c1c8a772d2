package io.tarn.classic.sample;

import io.tarn.report.Grid;
import io.tarn.report.Histogram;
import io.tarn.report.Lines;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What Markov chains drew, and whether it can be trusted.
///
/// @param sampler that drew it
/// @param draws `[chains][draws][dimensions]`, without the warm-up
/// @param acceptance of each chain, on average
/// @param sizes of each chain's step, as the warm-up left it
/// @param divergences draws whose simulated motion lost its energy's track
/// @param evaluations of the density or its gradient for these draws, without the warm-up
public record Chains(
        String sampler,
        double[][][] draws,
        double[] acceptance,
        double[] sizes,
        long divergences,
        long evaluations) {
    private static final double FEW = 100; // effective draws for each chain

    public int dimensions() {
        return draws[0][0].length;
    }

    /// One coordinate, `[chains][draws]`.
    public double[][] coordinate(int dimension) {
        if (dimension < 0 || dimension >= dimensions()) {
            throw TensorException.of(
                    "Chains",
                    "a dimension from 0 to " + (dimensions() - 1),
                    dimension,
                    "count from 0");
        }
        return Arrays.stream(draws)
                .map(chain -> Arrays.stream(chain).mapToDouble(x -> x[dimension]).toArray())
                .toArray(double[][]::new);
    }

    /// `[chains, draws, dimensions]`
    public Tensor tensor() {
        double[] flat =
                Arrays.stream(draws)
                        .flatMap(Arrays::stream)
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        return Tensor.of(flat, draws.length, draws[0].length, dimensions());
    }

    /// The mean, with the standard error that the effective size leaves.
    public Estimate mean(int dimension) {
        double[][] x = coordinate(dimension);
        double error = deviation(dimension) / Math.sqrt(EffectiveSize.mean(x));
        return new Estimate(
                Moments.mean(Ranks.flat(x)), error, (long) draws.length * draws[0].length);
    }

    public double deviation(int dimension) {
        return Math.sqrt(Moments.variance(Ranks.flat(coordinate(dimension))));
    }

    /// @param p from 0 to 1
    public double quantile(int dimension, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw TensorException.of("Chains", "a part from 0 to 1", p, "0.5 is the median");
        }
        return Ranks.quantile(Ranks.flat(coordinate(dimension)), p);
    }

    public double rhat(int dimension) {
        return Rhat.of(coordinate(dimension));
    }

    /// The largest of all dimensions; NaN where one cannot be told.
    public double worstRhat() {
        return IntStream.range(0, dimensions()).mapToDouble(this::rhat).max().orElseThrow();
    }

    public double bulkSize(int dimension) {
        return EffectiveSize.bulk(coordinate(dimension));
    }

    public double tailSize(int dimension) {
        return EffectiveSize.tail(coordinate(dimension));
    }

    /// Why the draws are not to be trusted; empty where nothing speaks against them.
    public List<String> warnings() {
        List<String> found = new ArrayList<>();
        double rhat = worstRhat();
        if (!(rhat <= Rhat.MOST)) {
            found.add(
                    text(
                            "R-hat is %.3f, above 1.01: the chains do not agree about the distribution",
                            rhat));
        }
        double least =
                IntStream.range(0, dimensions())
                        .mapToDouble(i -> Math.min(bulkSize(i), tailSize(i)))
                        .min()
                        .orElseThrow();
        if (least < FEW * draws.length) {
            found.add(
                    text(
                            "the draws are worth %.0f independent ones, fewer than 100 for each chain: draw more",
                            least));
        }
        if (divergences > 0) {
            found.add(
                    text(
                            "%d draws diverged: a narrow part of the target is left out; raise the acceptance, or change the coordinates",
                            divergences));
        }
        return found;
    }

    /// A row for each dimension.
    public Grid table() {
        Grid grid =
                Grid.of(
                        "x",
                        "mean",
                        "error",
                        "deviation",
                        "5%",
                        "median",
                        "95%",
                        "R-hat",
                        "bulk ESS",
                        "tail ESS");
        for (int i = 0; i < dimensions(); i++) {
            Estimate mean = mean(i);
            grid =
                    grid.row(
                            "x" + i,
                            text("%.3f", mean.mean()),
                            text("%.3f", mean.standardError()),
                            text("%.3f", deviation(i)),
                            text("%.3f", quantile(i, 0.05)),
                            text("%.3f", quantile(i, 0.5)),
                            text("%.3f", quantile(i, 0.95)),
                            text("%.3f", rhat(i)),
                            text("%.0f", bulkSize(i)),
                            text("%.0f", tailSize(i)));
        }
        return grid;
    }

    /// The table and the warnings as text.
    public String summary() {
        return ChainsText.of(this);
    }

    /// A line for each chain along its draws.
    public Lines traceChart(int dimension) {
        return ChainCharts.trace(this, dimension);
    }

    /// How often which values came, for each chain.
    public Histogram histogramChart(int dimension) {
        return ChainCharts.histogram(this, dimension);
    }

    @Override
    public String toString() {
        return "%s: %d chains, %d draws, %d dimensions"
                .formatted(sampler, draws.length, draws[0].length, dimensions());
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
