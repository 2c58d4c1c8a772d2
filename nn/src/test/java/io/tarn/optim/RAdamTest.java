package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RAdamTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return RAdam.of(parameters, c -> c.learningRate(0.05));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("radam", "plain", RAdam::of);
        Course.agreesWithPyTorch(
                "radam",
                "fast",
                p -> RAdam.of(p, c -> c.learningRate(0.1).betas(0.5, 0.9).epsilon(1e-3)));
        Course.agreesWithPyTorch(
                "radam", "decay", p -> RAdam.of(p, c -> c.learningRate(0.05).weightDecay(0.1)));
    }
}
