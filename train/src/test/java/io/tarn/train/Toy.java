package io.tarn.train;

import io.tarn.data.BatchTransform;
import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.optim.Schedule;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A small problem that trains in a second and uses chance wherever training can: order, noise on the inputs, dropout.
final class Toy {
    static final int EXAMPLES = 150;

    private Toy() {}

    static Layer net() {
        Random.seed(1);
        return Sequential.of(
                Linear.of(5, 16),
                BatchNorm1d.of(16),
                Tensor::relu,
                Dropout.of(0.2),
                Linear.of(16, 3));
    }

    /// Three classes, told apart by which of the first three numbers is largest.
    static Dataset data(long seed) {
        try (var scope = Scope.open()) {
            Tensor x = Random.of(seed).normal(EXAMPLES, 5);
            return Dataset.of(x, x.narrow(1, 0, 3).argmax(1));
        }
    }

    static Dataset noisy(long seed) {
        BatchTransform noise =
                (batch, chance) ->
                        batch.with(
                                batch.x()
                                        .add(
                                                Random.of(chance.nextLong())
                                                        .normal(batch.size(), 5)
                                                        .mul(0.1)),
                                batch.y());
        return data(seed).map(noise);
    }

    /// Every part that has a state of its own.
    static Trainer trainer(Layer net) {
        return Trainer.of(net, CrossEntropy.of())
                .optimizer(parameters -> Adam.of(parameters, c -> c.learningRate(0.01)))
                .schedule(Schedule::oneCycle)
                .with(EarlyStopping.patience(2))
                .plan(p ->
                        p.epochs(4)
                                .batchSize(16)
                                .seed(5)
                                .accumulate(3)
                                .clip(1)
                                .average(0.9)
                                .saveEvery(Duration.ZERO));
    }

    static Map<String, float[]> weights(Layer net) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        try (var scope = Scope.open()) {
            net.state()
                    .forEach((name, value) ->
                            weights.put(
                                    name, value.to(io.tarn.tensor.DType.FLOAT32).toFloatArray()));
        }
        return weights;
    }
}
