package io.tarn.recipes.stn;

import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import io.tarn.vision.SpatialTransformer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// A network that moves its image into place before it reads it (3.2).
///
/// The same small convolutional network learns distorted digits three times: alone; with more channels, so that it has as many numbers as
/// the third; and behind a spatial transformer. Each is trained from several seeds, with the same examples, epochs and rates.
public final class SpatialDigits implements Recipe {
    private static final int SEEDS = 3;
    private static final int WIDTH = 8;
    private static final int WIDER = 10;

    /// A way to read digits, trained from several seeds.
    ///
    /// @param accuracies on the test images, of each seed
    /// @param first the network of the first seed
    record Reader(String name, long parameters, double[] accuracies, Layer first) {
        double accuracy() {
            return Arrays.stream(accuracies).average().orElse(0);
        }
    }

    @Override
    public String name() {
        return "stn";
    }

    @Override
    public String title() {
        return "A network that moves its image into place";
    }

    /// Of the mean over the seeds, above the better of the two networks without a transformer.
    @Override
    public Target target() {
        return Target.atLeast("gain in test accuracy by the spatial transformer", 0.01);
    }

    /// A small convolutional network.
    static Sequential reading(long width) {
        return Sequential.of( // [batch, 1, 40, 40]
                Conv2d.of(1, width, 5), // [batch, width, 36, 36]
                BatchNorm2d.of(width),
                MaxPool2d.of(2),
                Tensor::relu,
                Conv2d.of(width, 2 * width, 5), // [batch, 2·width, 14, 14]
                BatchNorm2d.of(2 * width),
                MaxPool2d.of(2),
                Tensor::relu,
                Flatten.of(),
                Linear.of(2 * width * 7 * 7, 64),
                Tensor::relu,
                Linear.of(64, 10));
    }

    /// What looks where the digit is and how it is turned; half the resolution will do.
    static SpatialTransformer upright() {
        Layer localisation =
                Sequential.of( // [batch, 1, 40, 40]
                        MaxPool2d.of(2),
                        Conv2d.of(1, 8, 5), // [batch, 8, 16, 16]
                        MaxPool2d.of(2),
                        Tensor::relu,
                        Conv2d.of(8, 16, 5), // [batch, 16, 4, 4]
                        Tensor::relu,
                        Flatten.of(),
                        Linear.of(16 * 4 * 4, 32),
                        Tensor::relu);
        return SpatialTransformer.of(localisation, 32);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        var digits = DistortedDigits.of(kitchen);
        Reader alone = trained("CNN", () -> reading(WIDTH), digits, kitchen);
        Reader wider = trained("wider CNN", () -> reading(WIDER), digits, kitchen);
        Reader upright =
                trained(
                        "transformer and CNN",
                        () -> Sequential.of(upright(), reading(WIDTH)),
                        digits,
                        kitchen);
        double gain = upright.accuracy() - Math.max(alone.accuracy(), wider.accuracy());
        var page = new SpatialDigitsPage(List.of(alone, wider, upright), digits.test());
        return new Outcome(gain, page.page(title(), gain));
    }

    private static Reader trained(
            String name, Supplier<Layer> net, DistortedDigits digits, Kitchen kitchen) {
        List<Layer> nets = new ArrayList<>();
        double[] accuracies = new double[kitchen.scaled(SEEDS, 1)];
        for (int i = 0; i < accuracies.length; i++) {
            long seed = kitchen.seed() * SEEDS + i;
            Random.seed(seed);
            Layer one = net.get();
            Trainer trainer = trainer(one, kitchen, seed);
            trainer.fit(digits.training(), digits.validation());
            accuracies[i] = trainer.evaluate(digits.test()).get("accuracy");
            nets.add(one);
        }
        Layer first = nets.getFirst();
        return new Reader(name, first.parameterCount(), accuracies, first);
    }

    private static Trainer trainer(Layer net, Kitchen kitchen, long seed) {
        return Trainer.of(net, CrossEntropy.of())
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(3e-3).weightDecay(0.01)))
                .schedule(Schedule::oneCycle)
                .metrics(Accuracy::of)
                .plan(p -> p.epochs(kitchen.scaled(10, 1)).batchSize(64).seed(seed))
                .with(kitchen.progress());
    }
}
