package io.tarn.doctor;

import io.tarn.data.Dataset;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Small trainings to examine: y = x₀ + x₁·x₂ with a little noise.
final class Trainings {
    private Trainings() {}

    static Dataset examples(int count, long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] x = new float[count * 3];
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < 3; k++) {
                x[3 * i + k] = (float) chance.nextGaussian();
            }
            y[i] = (float) (x[3 * i] + x[3 * i + 1] * x[3 * i + 2] + 0.05 * chance.nextGaussian());
        }
        return Dataset.of(Tensor.of(x, count, 3), Tensor.of(y, count, 1));
    }

    static Trainer trainer(double rate, int epochs) {
        Random.seed(0);
        Layer net = Sequential.of(Linear.of(3, 24), Activation.relu(), Linear.of(24, 1));
        return Trainer.of(net, MeanSquaredError.of())
                .optimizer(p -> Sgd.of(p, c -> c.learningRate(rate).momentum(0.9)))
                .plan(p -> p.epochs(epochs).batchSize(16).loaderThreads(0));
    }
}
