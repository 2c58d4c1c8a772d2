package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AmsGradTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return AmsGrad.of(parameters, c -> c.learningRate(0.05));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("amsgrad", "plain", AmsGrad::of);
        Course.agreesWithPyTorch(
                "amsgrad",
                "fast",
                p -> AmsGrad.of(p, c -> c.learningRate(0.1).betas(0.5, 0.9).epsilon(1e-3)));
        Course.agreesWithPyTorch(
                "amsgrad", "decay", p -> AmsGrad.of(p, c -> c.learningRate(0.05).weightDecay(0.1)));
    }
}
