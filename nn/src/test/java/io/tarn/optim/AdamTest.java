package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdamTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Adam.of(parameters, c -> c.learningRate(0.05));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("adam", "plain", Adam::of);
        Course.agreesWithPyTorch(
                "adam",
                "fast",
                p -> Adam.of(p, c -> c.learningRate(0.1).betas(0.5, 0.9).epsilon(1e-3)));
        Course.agreesWithPyTorch(
                "adam", "decay", p -> Adam.of(p, c -> c.learningRate(0.05).weightDecay(0.1)));
    }
}
