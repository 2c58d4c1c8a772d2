package io.tarn.doctor.finding;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;

/// Small healthy trainings, for the tests to spoil.
final class DataCases {
    static final int COLUMNS = 6;

    private DataCases() {}

    static Tensor inputs(int rows, long seed) {
        return Random.of(seed).normal(rows, COLUMNS);
    }

    /// y = (sin x₀ + x₁·x₂ + ½·x₃) / 1.4
    static Tensor numbers(Tensor x) {
        Tensor sum = column(x, 0).sin().add(column(x, 1).mul(column(x, 2)));
        return sum.add(column(x, 3).mul(0.5)).div(1.4).reshape(-1, 1);
    }

    /// 0, 1 or 2 by a linear score with noise.
    static Tensor classes(Tensor x, double low, double high, long seed) {
        Tensor noise = Random.of(seed + 100).normal(x.size(0)).mul(0.1);
        Tensor score = column(x, 0).add(column(x, 1)).add(noise);
        return score.gt(low).toLong().add(score.gt(high).toLong());
    }

    private static Tensor column(Tensor x, int j) {
        return x.select(1, j);
    }

    static Dataset regression(int rows, long seed) {
        Tensor x = inputs(rows, seed);
        return Dataset.of(x, numbers(x));
    }

    static Dataset classification(int rows, long seed) {
        Tensor x = inputs(rows, seed);
        return Dataset.of(x, classes(x, -0.6, 0.6, seed));
    }

    static Case regressionCase(Dataset training, Dataset validation) {
        int width = Math.toIntExact(training.all().x().size(1));
        return of(net(width, 1), MeanSquaredError.of(), training, validation);
    }

    static Case classesCase(Dataset training, Dataset validation) {
        int width = Math.toIntExact(training.all().x().size(1));
        return of(net(width, 3), CrossEntropy.of(), training, validation);
    }

    static Layer net(int width, int answers) {
        Random.seed(4);
        return Sequential.of(Linear.of(width, 24), Activation.relu(), Linear.of(24, answers));
    }

    static Case of(Layer net, Loss loss, Dataset training, Dataset validation) {
        Trainer trainer =
                Trainer.of(net, loss)
                        .optimizer(p -> Adam.of(p, c -> c.learningRate(0.01)))
                        .plan(p -> p.epochs(8).loaderThreads(0));
        return Case.of(Patient.of(trainer, training, validation), 1);
    }
}
