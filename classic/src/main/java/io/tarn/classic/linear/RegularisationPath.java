package io.tarn.classic.linear;

import io.tarn.report.Axis;
import io.tarn.report.Lines;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The weights of the lasso, or elastic net, as the penalty falls: which columns come first.
///
/// @param penalties falling
/// @param models one for each penalty
public record RegularisationPath(List<Double> penalties, List<ElasticNet> models) {
    private static final int STEPS = 100;
    private static final double LAST = 1e-3;

    public RegularisationPath {
        penalties = List.copyOf(penalties);
        models = List.copyOf(models);
    }

    static RegularisationPath of(Tensor x, Tensor y, ElasticNet.Config config) {
        try (var scope = Scope.open()) {
            Centred data = Centred.of(ElasticNet.WHO, x, y);
            double[] w = new double[data.columns().length];
            double first = leastWithoutWeights(data) / config.share();
            double[] penalties =
                    IntStream.range(0, STEPS)
                            .mapToDouble(i -> first * Math.pow(LAST, i / (STEPS - 1.0)))
                            .toArray();
            ElasticNet[] models = new ElasticNet[STEPS];
            double gap = 0;
            for (int i = 0; i < STEPS; i++) {
                // each descent begins where the one before ended
                var descent = CoordinateDescent.of(data, config.penalty(penalties[i]));
                gap = Math.max(gap, descent.descend(w));
                models[i] = data.model(w);
            }
            CoordinateDescent.tell(gap, config.sweeps());
            return new RegularisationPath(
                    Arrays.stream(penalties).boxed().toList(), List.of(models));
        }
    }

    /// max |xⱼᵀy| / n
    private static double leastWithoutWeights(Centred data) {
        double most =
                Arrays.stream(data.columns())
                        .mapToDouble(column -> Math.abs(Centred.dot(column, data.answers())))
                        .max()
                        .orElse(0);
        if (most == 0) {
            throw TensorException.of(
                    ElasticNet.WHO,
                    "a column that goes with y",
                    "none, so all weights are zero whatever the penalty",
                    "look at y: it may be the same in every row");
        }
        return most / data.answers().length;
    }

    /// A line for each column: its weight by penalty.
    ///
    /// @param columns their names
    public Lines chart(List<String> columns) {
        Tensor first = models.getFirst().weights();
        if (columns.size() != first.size(0)) {
            throw TensorException.of(
                    ElasticNet.WHO,
                    first.size(0) + " names of columns",
                    columns.size(),
                    "name all");
        }
        double[] x = penalties.stream().mapToDouble(penalty -> penalty).toArray();
        double[][] weights =
                models.stream()
                        .map(model -> model.weights().toDoubleArray())
                        .toArray(double[][]::new);
        Lines chart =
                Lines.of("Weights by penalty").x(Axis.of("penalty").logarithmic()).y("weight");
        for (int j = 0; j < columns.size(); j++) {
            int column = j;
            chart =
                    chart.line(
                            columns.get(j),
                            x,
                            Arrays.stream(weights).mapToDouble(w -> w[column]).toArray());
        }
        return chart;
    }
}
