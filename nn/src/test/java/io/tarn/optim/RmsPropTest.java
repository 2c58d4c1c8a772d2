package io.tarn.optim;

import io.tarn.nn.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RmsPropTest extends OptimizerContract {
    @Override
    Optimizer optimizer(List<Parameter> parameters) {
        return RmsProp.of(parameters, c -> c.learningRate(0.01).momentum(0.5));
    }

    @Test
    void agreesWithPyTorch() {
        Course.agreesWithPyTorch("rmsprop", "plain", RmsProp::of);
        Course.agreesWithPyTorch(
                "rmsprop",
                "centred",
                p -> RmsProp.of(p, c -> c.learningRate(0.02).alpha(0.9).centred().epsilon(1e-3)));
        Course.agreesWithPyTorch(
                "rmsprop",
                "momentum",
                p -> RmsProp.of(p, c -> c.learningRate(0.02).momentum(0.8).weightDecay(0.1)));
        Course.agreesWithPyTorch(
                "rmsprop",
                "all",
                p ->
                        RmsProp.of(
                                p,
                                c ->
                                        c.learningRate(0.02)
                                                .alpha(0.95)
                                                .momentum(0.5)
                                                .centred()
                                                .weightDecay(0.1)
                                                .epsilon(1e-4)));
    }
}
