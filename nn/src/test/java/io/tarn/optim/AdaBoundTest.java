package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdaBoundTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return AdaBound.of(parameters, c -> c.learningRate(0.05));
    }

    @Test
    void agreesWithTheFormula() {
        double[][] m = {new double[12], new double[5]};
        double[][] v = {new double[12], new double[5]};
        Course.Rule rule =
                (x, g, t) -> {
                    double low = 0.5 * (1 - 1 / (0.2 * t + 1));
                    double high = 0.5 * (1 + 1 / (0.2 * t));
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < x[i].length; j++) {
                            double slope = g[i][j] + 0.1 * x[i][j];
                            m[i][j] = 0.8 * m[i][j] + 0.2 * slope;
                            v[i][j] = 0.95 * v[i][j] + 0.05 * slope * slope;
                            double rate =
                                    0.3 * Math.sqrt(1 - Math.pow(0.95, t)) / (1 - Math.pow(0.8, t));
                            double size = rate / (Math.sqrt(v[i][j]) + 1e-8);
                            x[i][j] -= Math.min(Math.max(size, low), high) * m[i][j];
                        }
                    }
                };
        Course.agreesWithFormula(
                rule,
                p ->
                        AdaBound.of(
                                p,
                                c ->
                                        c.learningRate(0.3)
                                                .finalRate(0.5)
                                                .gamma(0.2)
                                                .betas(0.8, 0.95)
                                                .weightDecay(0.1)));
    }
}
