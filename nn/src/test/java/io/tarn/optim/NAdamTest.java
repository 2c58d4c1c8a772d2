package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NAdamTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return NAdam.of(parameters, c -> c.learningRate(0.05));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("nadam", "plain", NAdam::of);
        Course.agreesWithPyTorch(
                "nadam",
                "fast",
                p ->
                        NAdam.of(
                                p,
                                c ->
                                        c.learningRate(0.1)
                                                .betas(0.5, 0.9)
                                                .epsilon(1e-3)
                                                .momentumDecay(0.1)));
        Course.agreesWithPyTorch(
                "nadam", "decay", p -> NAdam.of(p, c -> c.learningRate(0.05).weightDecay(0.1)));
    }
}
