package io.tarn.recipes.depth;

import io.tarn.data.BatchTransform;
import io.tarn.data.Dataset;
import io.tarn.data.image.Affine;
import io.tarn.data.image.Augment;
import io.tarn.datasets.Datasets;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.nn.Layer;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.recipes.Kitchen;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Trains networks of several depths and equally many parameters in the same way, on digits that are turned, shifted and scaled at random.
///
/// @param watch images by which rates and the depth are chosen
/// @param test images that judge at the end
record DepthRace(Dataset training, Dataset watch, Dataset test, Kitchen kitchen) {
    static final int[] DEPTHS = {1, 2, 3, 4, 6, 8};
    static final long PARAMETERS = 50_000;
    private static final double[] RATES = {1e-2, 3e-2, 1e-1};
    private static final int WATCHED = 5_000;

    /// Digits as they lie on a table. There is always more to learn from them, so what counts is what a network can express.
    private static final BatchTransform SHAKE =
            Augment.batch(Affine.none().degrees(25).translate(0.15).scale(0.75, 1.2));

    /// The error rates of one depth, seed by seed.
    ///
    /// @param rate the best of three for a first seed, after a third of the epochs
    /// @param curve validation error of the first seed, epoch by epoch
    record Runner(
            EqualNet net,
            double rate,
            double[] training,
            double[] validation,
            double[] test,
            double[] curve) {}

    private record Lap(double training, double validation, double test, double[] curve) {}

    static DepthRace of(Kitchen kitchen) {
        var digits = Datasets.mnist();
        int count = digits.train().size() - WATCHED;
        int[] watched = IntStream.range(count, count + kitchen.scaled(WATCHED, 500)).toArray();
        int[] tested = IntStream.range(0, kitchen.scaled(digits.test().size(), 500)).toArray();
        return new DepthRace(
                digits.train().first(kitchen.scaled(count, 1_000)).map(SHAKE),
                once(digits.train().select(watched).map(SHAKE)),
                once(digits.test().select(tested).map(SHAKE)),
                kitchen);
    }

    List<Runner> run() {
        return IntStream.of(DEPTHS)
                .mapToObj(depth -> EqualNet.of(depth, PARAMETERS))
                .map(this::run)
                .toList();
    }

    private Runner run(EqualNet net) {
        double rate = rate(net);
        List<Lap> laps = new ArrayList<>();
        for (int i = 0; i < kitchen.scaled(3, 1); i++) {
            laps.add(lap(net, rate, 3 * kitchen.seed() + i, kitchen.scaled(9, 1)));
        }
        return new Runner(
                net,
                rate,
                laps.stream().mapToDouble(Lap::training).toArray(),
                laps.stream().mapToDouble(Lap::validation).toArray(),
                laps.stream().mapToDouble(Lap::test).toArray(),
                laps.getFirst().curve());
    }

    private double rate(EqualNet net) {
        double best = RATES[0];
        double least = Double.POSITIVE_INFINITY;
        for (double rate : RATES) {
            double error = lap(net, rate, 3 * kitchen.seed(), kitchen.scaled(3, 1)).validation();
            best = error < least ? rate : best;
            least = Math.min(error, least);
        }
        return best;
    }

    private Lap lap(EqualNet size, double rate, long seed, int epochs) {
        try (var scope = Scope.open()) {
            Random.seed(seed);
            Layer net = size.build();
            Trainer trainer =
                    Trainer.of(net, CrossEntropy.of())
                            .optimizer(p -> AdamW.of(p, c -> c.learningRate(rate)))
                            .schedule(Schedule::oneCycle)
                            .metrics(Accuracy::of)
                            .plan(p -> p.epochs(epochs).batchSize(256).seed(seed))
                            .with(kitchen.progress());
            Fitted fitted = trainer.fit(training, watch);
            double[] curve =
                    fitted.epochs().stream()
                            .mapToDouble(epoch -> 1 - epoch.validation().get("accuracy"))
                            .toArray();
            return new Lap(
                    error(trainer, training.first(10_000)),
                    curve[curve.length - 1],
                    error(trainer, test),
                    curve);
        }
    }

    /// Changed once, so that all networks are judged by the same images.
    private static Dataset once(Dataset images) {
        var batch = images.all();
        return Dataset.of(batch.x(), batch.y());
    }

    private static double error(Trainer trainer, Dataset data) {
        return 1 - trainer.evaluate(data).get("accuracy");
    }
}
