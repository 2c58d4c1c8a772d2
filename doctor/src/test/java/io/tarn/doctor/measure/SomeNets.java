package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;

/// Small nets of several kinds, each on its examples, some way into their training.
enum SomeNets {
    TANH,
    TANH_IN_DOUBLE,
    RELU_CLASSES,
    RELU_LARGER,
    BATCH_NORM,
    CONVOLUTION;

    private static final int STEPS = 30;

    Objective objective() {
        Random.seed(7);
        return switch (this) {
            case TANH -> regression(DType.FLOAT32);
            case TANH_IN_DOUBLE -> regression(DType.FLOAT64);
            case RELU_CLASSES ->
                    classes(
                            Sequential.of(Linear.of(8, 20), Tensor::relu, Linear.of(20, 5)),
                            Tensor.randn(60, 8),
                            5);
            case RELU_LARGER ->
                    classes(
                            Sequential.of(
                                    Linear.of(20, 40),
                                    Tensor::relu,
                                    Linear.of(40, 20),
                                    Tensor::relu,
                                    Linear.of(20, 10)),
                            Tensor.randn(40, 20),
                            10);
            case BATCH_NORM ->
                    classes(
                            Sequential.of(
                                    Linear.of(8, 16),
                                    BatchNorm1d.of(16),
                                    Tensor::relu,
                                    Linear.of(16, 4)),
                            Tensor.randn(60, 8).mul(3).add(1),
                            4);
            case CONVOLUTION ->
                    classes(
                            Sequential.of(
                                    Conv2d.of(1, 3, 3),
                                    Tensor::relu,
                                    x -> x.flatten(1),
                                    Linear.of(3 * 16, 3)),
                            Tensor.randn(10, 1, 6, 6),
                            3);
        };
    }

    private static Objective regression(DType type) {
        var net =
                Sequential.of(
                        Linear.of(2, 12),
                        Tensor::tanh,
                        Linear.of(12, 12),
                        Tensor::tanh,
                        Linear.of(12, 1));
        Tensor x = Tensor.randn(60, 2);
        Tensor y = x.narrow(1, 0, 1).mul(3).sin();
        net.to(type);
        return trained(net, Batch.of(x.to(type), y.to(type)), MeanSquaredError.of());
    }

    /// Labels of which three in four say something about the input.
    private static Objective classes(Layer net, Tensor x, int classes) {
        long rows = x.size(0);
        Tensor said = x.reshape(rows, -1).narrow(1, 0, classes).argmax(1);
        Tensor chance = Random.of(3).integers(0, classes, rows);
        Tensor isChance = Random.of(4).bernoulli(0.25, rows).gt(0.5);
        return trained(net, Batch.of(x, Tensor.where(isChance, chance, said)), CrossEntropy.of());
    }

    private static Objective trained(Layer net, Batch batch, Loss loss) {
        var adam = Adam.of(net.parameters(), c -> c.learningRate(0.01));
        for (int step = 0; step < STEPS; step++) {
            try (var scope = Scope.open();
                    var on = Gradient.on()) {
                adam.zeroGrad();
                loss.forward(net.forward(batch.x()), batch.y()).backward();
                adam.step();
            }
        }
        return Objective.of(net, List.of(batch), it -> loss.forward(net.forward(it.x()), it.y()));
    }
}
