package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdamaxTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Adamax.of(parameters, c -> c.learningRate(0.05));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("adamax", "plain", Adamax::of);
        Course.agreesWithPyTorch(
                "adamax",
                "fast",
                p -> Adamax.of(p, c -> c.learningRate(0.1).betas(0.5, 0.9).epsilon(1e-3)));
        Course.agreesWithPyTorch("adamax", "decay", p -> Adamax.of(p, c -> c.weightDecay(0.1)));
    }
}
