package io.tarn.recipes;

import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.metric.Metric.Direction;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.Arrays;

/// A small network that plain descent has trained with one batch size and one rate.
///
/// @param trainingAccuracy at the end, on what it learned from
record BatchTraining(int batch, double rate, Layer net, Fitted fitted, double trainingAccuracy) {
    /// What all batch sizes learn from and are judged on.
    record Data(Dataset training, Dataset validation, Kitchen kitchen) {}

    static Layer net(long seed) {
        Random.seed(seed);
        return Sequential.of(Flatten.of(), Linear.of(28 * 28, 64), Tensor::relu, Linear.of(64, 10));
    }

    static BatchTraining of(Data data, int batch, double rate, int epochs) {
        Kitchen kitchen = data.kitchen;
        Layer net = net(kitchen.seed());
        Fitted fitted =
                Trainer.of(net, CrossEntropy.of())
                        .optimizer(p -> Sgd.of(p, c -> c.learningRate(rate)))
                        .metrics(Accuracy::of)
                        .plan(p ->
                                p.epochs(Math.max(1, epochs)).batchSize(batch).seed(kitchen.seed()))
                        .with(kitchen.progress())
                        .fit(data.training, data.validation);
        double seen = Predictions.of(net, data.training, 10).accuracy();
        return new BatchTraining(batch, rate, net, fitted, seen);
    }

    /// The best of all rates by the validation data.
    static BatchTraining best(Data data, int batch, double[] rates, int epochs) {
        BatchTraining best = of(data, batch, rates[0], epochs);
        for (double rate : Arrays.copyOfRange(rates, 1, rates.length)) {
            BatchTraining other = of(data, batch, rate, epochs);
            best = Direction.HIGHER.isBetter(other.accuracy(), best.accuracy()) ? other : best;
        }
        return best;
    }

    /// On images that it has not learned from.
    double accuracy() {
        return fitted.scores().get("accuracy");
    }

    double secondsPerEpoch() {
        return fitted.epochs().stream()
                .mapToDouble(epoch -> epoch.profile().total() - epoch.profile().validation())
                .min() // the least disturbed one
                .orElse(0);
    }
}
