package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdagradTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return Adagrad.of(parameters, c -> c.learningRate(0.5));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("adagrad", "plain", Adagrad::of);
        Course.agreesWithPyTorch(
                "adagrad",
                "fast",
                p -> Adagrad.of(p, c -> c.learningRate(0.3).rateDecay(0.1).epsilon(1e-3)));
        Course.agreesWithPyTorch(
                "adagrad", "decay", p -> Adagrad.of(p, c -> c.learningRate(0.1).weightDecay(0.1)));
    }
}
