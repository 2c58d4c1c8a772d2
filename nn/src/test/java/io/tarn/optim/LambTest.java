package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class LambTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Lamb.of(parameters, c -> c.learningRate(0.02));
    }

    @Test
    void agreesWithTheFormula() {
        double[][] m = {new double[12], new double[5]};
        double[][] v = {new double[12], new double[5]};
        Course.Rule rule =
                (x, g, t) -> {
                    for (int i = 0; i < 2; i++) {
                        double[] u = new double[x[i].length];
                        for (int j = 0; j < u.length; j++) {
                            m[i][j] = 0.8 * m[i][j] + 0.2 * g[i][j];
                            v[i][j] = 0.95 * v[i][j] + 0.05 * g[i][j] * g[i][j];
                            double first = m[i][j] / (1 - Math.pow(0.8, t));
                            double second = v[i][j] / (1 - Math.pow(0.95, t));
                            u[j] = first / (Math.sqrt(second) + 1e-6) + 0.1 * x[i][j];
                        }
                        double ratio = norm(x[i]) / norm(u);
                        for (int j = 0; j < u.length; j++) {
                            x[i][j] -= 0.05 * ratio * u[j];
                        }
                    }
                };
        Course.agreesWithFormula(
                rule, p -> Lamb.of(p, c -> c.learningRate(0.05).betas(0.8, 0.95).weightDecay(0.1)));
    }

    @Test
    void movesParametersThatAreZero() {
        Parameter zero = Parameter.of(Tensor.zeros(2));
        Course.setGradient(zero, Tensor.of(1.0, -2));
        Lamb.of(List.of(zero), c -> c.learningRate(0.5)).step();
        assertThat(zero.value().toDoubleArray())
                .containsExactly(new double[] {-0.5, 0.5}, within(1e-5));
    }

    private static double norm(double[] values) {
        return Math.sqrt(DoubleStream.of(values).map(value -> value * value).sum());
    }
}
