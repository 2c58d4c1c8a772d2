package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LionTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Lion.of(parameters, c -> c.learningRate(0.02));
    }

    @Test
    void agreesWithTheFormula() {
        double[][] m = {new double[12], new double[5]};
        Course.Rule rule =
                (x, g, t) -> {
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < x[i].length; j++) {
                            double c = 0.8 * m[i][j] + 0.2 * g[i][j];
                            x[i][j] -= 0.05 * (Math.signum(c) + 0.1 * x[i][j]);
                            m[i][j] = 0.95 * m[i][j] + 0.05 * g[i][j];
                        }
                    }
                };
        Course.agreesWithFormula(
                rule, p -> Lion.of(p, c -> c.learningRate(0.05).betas(0.8, 0.95).weightDecay(0.1)));
    }
}
