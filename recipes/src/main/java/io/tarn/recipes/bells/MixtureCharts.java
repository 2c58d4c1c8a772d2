package io.tarn.recipes.bells;

import io.tarn.classic.cluster.Covariances;
import io.tarn.report.Axis;
import io.tarn.report.Lines;
import io.tarn.report.Scatter;
import io.tarn.report.Surface;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The figures of [MixtureOfIrises].
final class MixtureCharts {
    private static final Axis ACROSS = Axis.of("sepal length").unit("cm");
    private static final Axis UPWARD = Axis.of("petal length").unit("cm");
    private static final double FLOOR = -9; // of log densities that are worth a shade

    private MixtureCharts() {}

    /// Flowers by species, with the 95% lines of the bells.
    static Scatter species(Irises irises, Shadow shadow) {
        Scatter chart = Scatter.of("Three bells over three species").x(ACROSS).y(UPWARD);
        for (int i = 0; i < irises.names().size(); i++) {
            chart = points(chart, irises.names().get(i), irises, irises.species().eq(i));
        }
        return chart.line("95% of a bell", ellipses(shadow, 0), ellipses(shadow, 1));
    }

    /// All lines along one axis, with gaps between them.
    private static double[] ellipses(Shadow shadow, int axis) {
        return IntStream.range(0, shadow.weights().length)
                .mapToObj(j -> shadow.ellipse(j)[axis])
                .flatMapToDouble(line ->
                        DoubleStream.concat(Arrays.stream(line), DoubleStream.of(Double.NaN)))
                .toArray();
    }

    /// Flowers by the group that was found; those of a species that the group mostly does not have.
    static Scatter groups(String title, Irises irises, Tensor groups) {
        Scatter chart = Scatter.of(title).x(ACROSS).y(UPWARD);
        Tensor right = Tensor.zeros(groups.size(0)).gt(0);
        for (int i = 0; i < irises.names().size(); i++) {
            Tensor own = irises.species().eq(i);
            Tensor found = groups.eq(mostOf(groups.maskedSelect(own)));
            chart = points(chart, irises.names().get(i), irises, found.logicalAnd(own));
            right = right.logicalOr(found.logicalAnd(own));
        }
        Tensor wrong = right.logicalNot();
        return points(chart, "misplaced: " + wrong.countNonzero().itemLong(), irises, wrong);
    }

    private static long mostOf(Tensor groups) {
        return groups.bincount(1).argmax().itemLong();
    }

    private static Scatter points(Scatter chart, String name, Irises irises, Tensor which) {
        Tensor some = which.nonzero().squeeze(1);
        Tensor rows = irises.x().indexSelect(0, some);
        return chart.points(
                name,
                rows.select(1, Irises.SEPAL_LENGTH).toDoubleArray(),
                rows.select(1, Irises.PETAL_LENGTH).toDoubleArray());
    }

    static Surface density(Shadow shadow) {
        double[] x = Tensor.linspace(3.4, 9, 141).toDouble().toDoubleArray();
        double[] y = Tensor.linspace(0, 8.4, 141).toDouble().toDoubleArray();
        double[][] z =
                Arrays.stream(y)
                        .mapToObj(v ->
                                Arrays.stream(x)
                                        .map(u -> Math.max(FLOOR, shadow.logDensity(u, v)))
                                        .toArray())
                        .toArray(double[][]::new);
        Surface chart =
                Surface.of("The density of the flowers", x, y, z)
                        .x(ACROSS)
                        .y(UPWARD)
                        .z("log density");
        for (int j = 0; j < shadow.weights().length; j++) {
            double[][] line = shadow.ellipse(j);
            String name = "bell %d, %.0f%%".formatted(j + 1, 100 * shadow.weights()[j]);
            chart = chart.path(name, line[0], line[1]);
        }
        return chart;
    }

    static Lines bic(Map<Covariances, double[]> costs) {
        Lines chart = Lines.of("Cost by number of bells").x("bells").y("BIC, less is better");
        for (var entry : costs.entrySet()) {
            chart = chart.line(name(entry.getKey()), entry.getValue());
        }
        Best best = Best.of(costs);
        return chart.ruleAtX("species", MixtureOfIrises.SPECIES)
                .mark("least: %d bells".formatted(best.bells()), best.bells(), best.cost());
    }

    static Lines steps(Map<Covariances, MixturePage.Row> rows) {
        Lines chart =
                Lines.of("Likelihood by step")
                        .x("steps of EM")
                        .y("mean log density above that of the start");
        for (var entry : rows.entrySet()) {
            List<Double> curve = entry.getValue().mixture().curve();
            double[] y = curve.stream().mapToDouble(value -> value - curve.getFirst()).toArray();
            double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
            chart = chart.line(name(entry.getKey()), x, y);
        }
        return chart;
    }

    static String name(Covariances kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
