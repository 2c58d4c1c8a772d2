package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdadeltaTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Adadelta.of(parameters, c -> c.learningRate(20));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("adadelta", "plain", Adadelta::of);
        Course.agreesWithPyTorch(
                "adadelta",
                "fast",
                p -> Adadelta.of(p, c -> c.learningRate(2).rho(0.7).epsilon(1e-3)));
        Course.agreesWithPyTorch(
                "adadelta",
                "decay",
                p -> Adadelta.of(p, c -> c.learningRate(1.5).weightDecay(0.1)));
    }
}
