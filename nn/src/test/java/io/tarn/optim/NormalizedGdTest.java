package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class NormalizedGdTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return NormalizedGd.of(parameters, c -> c.learningRate(0.02));
    }

    @Test
    void agreesWithTheFormula() {
        Course.Rule rule =
                (x, g, t) -> {
                    double norm = Math.sqrt(squares(g[0]) + squares(g[1]));
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < x[i].length; j++) {
                            x[i][j] -= 0.1 * g[i][j] / norm;
                        }
                    }
                };
        Course.agreesWithFormula(rule, p -> NormalizedGd.of(p, c -> c.learningRate(0.1)));
    }

    private static double squares(double[] values) {
        return DoubleStream.of(values).map(value -> value * value).sum();
    }
}
