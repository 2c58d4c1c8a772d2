package io.tarn.recipes;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.Halves;
import io.tarn.doctor.measure.Objective;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;

/// A ReLU network of three layers with 97 weights that learns y = sin(5πx) / 5πx for x from 0 to 1, in double precision.
final class SincNet {
    private static final int POINTS = 128;
    private static final int WIDTH = 8;
    private static final double ACTIVE = 0.5;
    private static final Loss SQUARED = MeanSquaredError.of();

    private final List<Linear> layers;
    private final Sequential net;
    private final Batch examples;

    SincNet(long seed) {
        Random.seed(seed);
        layers = List.of(Linear.of(1, WIDTH), Linear.of(WIDTH, WIDTH), Linear.of(WIDTH, 1));
        net =
                Sequential.of(
                        layers.get(0), Tensor::relu, layers.get(1), Tensor::relu, layers.get(2));
        net.to(DType.FLOAT64);
        Tensor x = Tensor.linspace(1.0 / POINTS, 1, POINTS).to(DType.FLOAT64).reshape(POINTS, 1);
        Tensor angle = x.mul(5 * Math.PI);
        examples = Batch.of(x, angle.sin().div(angle));
    }

    /// The same network on a strict saddle: the last two layers have no weights, all units of the second are on, and the output is the mean of
    /// the targets. No weight alone lowers the loss there, so the gradient is 0; one of the second layer and one of the third together do.
    static SincNet onSaddle(long seed) {
        var saddle = new SincNet(seed);
        Linear second = saddle.layers.get(1);
        Linear third = saddle.layers.get(2);
        try (var off = Gradient.off()) {
            second.weight().value().zero_();
            second.bias().orElseThrow().value().fill_(ACTIVE);
            third.weight().value().zero_();
            third.bias().orElseThrow().value().fill_(saddle.examples.y().mean().item());
        }
        return saddle;
    }

    List<Parameter> parameters() {
        return net.parameters();
    }

    Objective objective() {
        return objective(List.of(examples));
    }

    Halves halves() {
        return Halves.of(List.of(examples), this::objective);
    }

    private Objective objective(List<Batch> batches) {
        return Objective.of(net, batches, it -> SQUARED.forward(net.forward(it.x()), it.y()));
    }

    double[] x() {
        return examples.x().toDoubleArray();
    }

    double[] y() {
        return examples.y().toDoubleArray();
    }

    double[] output() {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return net.forward(examples.x()).toDoubleArray();
        }
    }

    /// Lowers the loss L.
    void lowerLoss(Optimizer optimizer, int steps) {
        for (int step = 0; step < steps; step++) {
            try (var scope = Scope.open()) {
                optimizer.step(this::loss);
            }
        }
    }

    /// Lowers ‖∇L‖² instead, which leads to the nearest critical point of whatever kind.
    void lowerGradient(Optimizer optimizer, int steps) {
        for (int step = 0; step < steps; step++) {
            try (var scope = Scope.open()) {
                optimizer.step(this::squaredGradient);
            }
        }
    }

    /// ‖∇L‖².
    private Tensor squaredGradient() {
        Tensor sum = Tensor.scalar(0).to(DType.FLOAT64);
        for (Tensor part : Gradient.differentiable(loss(), net.values())) {
            sum = sum.add(part.square().sum());
        }
        return sum;
    }

    private Tensor loss() {
        return SQUARED.forward(net.forward(examples.x()), examples.y());
    }
}
