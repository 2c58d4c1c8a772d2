package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SwatsTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Swats.of(parameters, c -> c.learningRate(0.05));
    }

    @Test
    void agreesWithTheFormulaBeforeAndAfterTheSwitch() {
        double[][] m = {new double[12], new double[5]};
        double[][] a = {new double[12], new double[5]};
        double[] average = {0};
        double[] settled = {0};
        Course.Rule rule =
                (x, g, t) -> {
                    if (settled[0] > 0) {
                        sgd(x, g, m, settled[0]);
                        return;
                    }
                    double squares = 0;
                    double slope = 0;
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < x[i].length; j++) {
                            m[i][j] = 0.8 * m[i][j] + 0.2 * g[i][j];
                            a[i][j] = 0.95 * a[i][j] + 0.05 * g[i][j] * g[i][j];
                            double correction =
                                    Math.sqrt(1 - Math.pow(0.95, t)) / (1 - Math.pow(0.8, t));
                            double p = -0.05 * correction * m[i][j] / (Math.sqrt(a[i][j]) + 1e-9);
                            x[i][j] += p;
                            squares += p * p;
                            slope += p * g[i][j];
                        }
                    }
                    double gamma = squares / -slope;
                    average[0] = 0.95 * average[0] + 0.05 * gamma;
                    double corrected = average[0] / (1 - Math.pow(0.95, t));
                    if (t > 1 && corrected > 0 && Math.abs(corrected - gamma) < 0.01) {
                        settled[0] = corrected;
                        Arrays.fill(m[0], 0);
                        Arrays.fill(m[1], 0);
                    }
                };
        List<Swats> made = new ArrayList<>();
        Course.agreesWithFormula(
                rule,
                p -> {
                    made.add(
                            Swats.of(
                                    p, c -> c.learningRate(0.05).betas(0.8, 0.95).tolerance(0.01)));
                    return made.getLast();
                });
        assertThat(settled[0]).as("the course must switch").isPositive();
        assertThat(made).allMatch(Swats::hasSwitched);
    }

    private static void sgd(double[][] x, double[][] g, double[][] b, double rate) {
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < x[i].length; j++) {
                b[i][j] = 0.8 * b[i][j] + g[i][j];
                x[i][j] -= 0.2 * rate * b[i][j];
            }
        }
    }

    @Test
    void resumesAfterTheSwitch() {
        Bowl bowl = new Bowl();
        Swats swats = Swats.of(bowl.parameters(), c -> c.learningRate(0.05).tolerance(0.5));
        bowl.steps(swats, 0, 10);
        assertThat(swats.hasSwitched()).isTrue();
        Swats twin = Swats.of(bowl.parameters());
        twin.load(swats.state());
        assertThat(twin.hasSwitched()).isTrue();
    }
}
