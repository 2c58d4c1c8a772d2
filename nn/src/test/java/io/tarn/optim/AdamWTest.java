package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdamWTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return AdamW.of(parameters, c -> c.learningRate(0.05));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("adamw", "plain", AdamW::of);
        Course.agreesWithPyTorch(
                "adamw",
                "fast",
                p -> AdamW.of(p, c -> c.learningRate(0.1).betas(0.5, 0.9).epsilon(1e-3)));
        Course.agreesWithPyTorch(
                "adamw", "decay", p -> AdamW.of(p, c -> c.learningRate(0.05).weightDecay(0.3)));
    }
}
