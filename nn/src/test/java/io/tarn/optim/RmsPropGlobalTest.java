package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class RmsPropGlobalTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return RmsPropGlobal.of(parameters, c -> c.learningRate(0.05).alpha(0.9));
    }

    @Test
    void agreesWithTheFormula() {
        double[] v = {0};
        Course.Rule rule =
                (x, g, t) -> {
                    double squares = squares(g[0]) + squares(g[1]);
                    v[0] = t == 1 ? squares : 0.9 * v[0] + 0.1 * squares;
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < x[i].length; j++) {
                            x[i][j] -= 0.2 * g[i][j] / (Math.sqrt(v[0]) + 1e-3);
                        }
                    }
                };
        Course.agreesWithFormula(
                rule, p -> RmsPropGlobal.of(p, c -> c.learningRate(0.2).alpha(0.9).epsilon(1e-3)));
    }

    private static double squares(double[] values) {
        return DoubleStream.of(values).map(value -> value * value).sum();
    }
}
