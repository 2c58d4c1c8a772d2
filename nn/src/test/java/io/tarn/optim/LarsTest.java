package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class LarsTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Lars.of(parameters, c -> c.learningRate(1).trust(0.02));
    }

    @Test
    void agreesWithTheFormula() {
        double[][] b = {new double[12], new double[5]};
        Course.Rule rule =
                (x, g, t) -> {
                    for (int i = 0; i < 2; i++) {
                        double ratio = 0.02 * norm(x[i]) / (norm(g[i]) + 0.1 * norm(x[i]) + 1e-8);
                        for (int j = 0; j < x[i].length; j++) {
                            b[i][j] = 0.8 * b[i][j] + 0.5 * ratio * (g[i][j] + 0.1 * x[i][j]);
                            x[i][j] -= b[i][j];
                        }
                    }
                };
        Course.agreesWithFormula(
                rule,
                p ->
                        Lars.of(
                                p,
                                c ->
                                        c.learningRate(0.5)
                                                .trust(0.02)
                                                .momentum(0.8)
                                                .weightDecay(0.1)));
    }

    @Test
    void movesParametersThatAreZero() {
        Parameter zero = Parameter.of(Tensor.zeros(3));
        Course.setGradient(zero, Tensor.of(1.0, 2, 3));
        Lars.of(List.of(zero), c -> c.learningRate(0.5)).step();
        assertThat(zero.value().toDoubleArray()).containsExactly(-0.5, -1, -1.5);
    }

    private static double norm(double[] values) {
        return Math.sqrt(DoubleStream.of(values).map(value -> value * value).sum());
    }
}
