package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SgdTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Sgd.of(parameters, c -> c.learningRate(0.02).momentum(0.9));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("sgd", "plain", p -> Sgd.of(p, c -> c.learningRate(0.1)));
        Course.agreesWithPyTorch(
                "sgd", "decay", p -> Sgd.of(p, c -> c.learningRate(0.05).weightDecay(0.1)));
        Course.agreesWithPyTorch(
                "sgd", "momentum", p -> Sgd.of(p, c -> c.learningRate(0.05).momentum(0.9)));
        Course.agreesWithPyTorch(
                "sgd",
                "momentum_decay",
                p -> Sgd.of(p, c -> c.learningRate(0.05).momentum(0.8).weightDecay(0.1)));
        Course.agreesWithPyTorch(
                "sgd",
                "nesterov",
                p -> Sgd.of(p, c -> c.learningRate(0.05).nesterov(0.9).weightDecay(0.01)));
    }

    @Test
    void throwsAHeavyBall() {
        double[][] m = {new double[12], new double[5]};
        Course.Rule rule =
                (x, g, t) -> {
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < x[i].length; j++) {
                            m[i][j] = 0.8 * m[i][j] - 0.05 * g[i][j];
                            x[i][j] += m[i][j];
                        }
                    }
                };
        Course.agreesWithFormula(
                rule, p -> Sgd.of(p, c -> c.learningRate(0.05).momentum(Momentum.heavyBall(0.8))));
    }

    @Test
    void averagesGradients() {
        double[][] v = {new double[12], new double[5]};
        Course.Rule rule =
                (x, g, t) -> {
                    for (int i = 0; i < 2; i++) {
                        for (int j = 0; j < x[i].length; j++) {
                            v[i][j] = 0.9 * v[i][j] + 0.1 * g[i][j];
                            x[i][j] -= 0.5 * v[i][j];
                        }
                    }
                };
        Course.agreesWithFormula(
                rule,
                p -> Sgd.of(p, c -> c.learningRate(0.5).momentum(Momentum.movingAverage(0.9))));
    }

    @Test
    void noMomentumIsNone() {
        assertThat(Momentum.of(0)).isEqualTo(Momentum.none());
        Parameter still = Parameter.of(Tensor.zeros(1));
        Sgd sgd = Sgd.of(List.of(still), c -> c.learningRate(1).momentum(0));
        Course.setGradient(still, Tensor.of(1.0));

        sgd.step();

        assertThat(still.value().item()).isEqualTo(-1);
    }

    @Test
    void keepsTheRateOfOldStepsInAHeavyBallOnly() {
        Parameter ball = Parameter.of(Tensor.zeros(1));
        Parameter sum = Parameter.of(Tensor.zeros(1));
        List<Sgd> both =
                List.of(
                        Sgd.of(
                                List.of(ball),
                                c -> c.learningRate(1).momentum(Momentum.heavyBall(0.5))),
                        Sgd.of(List.of(sum), c -> c.learningRate(1).momentum(0.5)));
        for (Sgd sgd : both) {
            Course.setGradient(sgd.parameters().getFirst(), Tensor.of(1.0));
            sgd.step();
            sgd.groups().getFirst().learningRate(0.1);
            sgd.step();
        }
        assertThat(ball.value().item()).isCloseTo(-1 - (0.5 + 0.1), within(1e-6));
        assertThat(sum.value().item()).isCloseTo(-1 - 0.1 * 1.5, within(1e-6));
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatThrownBy(() -> Sgd.of(List.of(), c -> c.learningRate(-1)))
                .hasMessage(
                        "Sgd.learningRate: expected a finite number of 0 or more, got -1.0; "
                                + "check the configuration");
        assertThatThrownBy(() -> Momentum.of(1))
                .hasMessage(
                        "Momentum.of: expected a number from 0 to below 1, got 1.0; check the configuration");
        assertThatThrownBy(() -> Sgd.of(List.of()))
                .hasMessage(
                        "Sgd: expected at least one parameter, got none; give it net.parameters()");
    }
}
