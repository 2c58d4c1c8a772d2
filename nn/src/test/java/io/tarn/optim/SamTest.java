package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SamTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Sam.of(Sgd.of(parameters, c -> c.learningRate(0.02).momentum(0.9)));
    }

    /// f(θ) = Σ cosh θ has the gradient sinh θ.
    @Test
    void agreesWithTheFormula() {
        double[] x = {0.5, -1, 2};
        Parameter parameter = Parameter.of(Tensor.of(x));
        Sam sam = Sam.of(Sgd.of(List.of(parameter), c -> c.learningRate(0.1)), c -> c.radius(0.3));
        for (int step = 0; step < 20; step++) {
            double norm = Math.sqrt(DoubleStream.of(x).map(v -> Math.sinh(v) * Math.sinh(v)).sum());
            for (int i = 0; i < x.length; i++) {
                x[i] -= 0.1 * Math.sinh(x[i] + 0.3 * Math.sinh(x[i]) / norm);
            }
            sam.step(() -> parameter.value().cosh().sum());
            Course.close(parameter.value().toDoubleArray(), x, 1e-9, "step " + step);
        }
    }

    @Test
    void givesTheLossBeforeItClimbs() {
        Parameter parameter = Parameter.of(Tensor.of(3.0));
        Tensor loss =
                Sam.of(Sgd.of(List.of(parameter))).step(() -> parameter.value().square().sum());
        assertThat(loss.item()).isEqualTo(9);
    }

    @Test
    void hasNoStateBetweenItsPasses() {
        Parameter parameter = Parameter.of(Tensor.of(3.0));
        Sam sam = Sam.of(Sgd.of(List.of(parameter)));
        parameter.value().square().sum().backward();
        sam.step();
        assertThatThrownBy(sam::state)
                .hasMessage(
                        "Sam.state: expected both passes of an update to be made, got the first only; "
                                + "call step() once more");
    }
}
