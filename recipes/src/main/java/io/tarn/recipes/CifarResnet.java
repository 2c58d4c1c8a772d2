package io.tarn.recipes;

import io.tarn.data.Dataset;
import io.tarn.data.image.Augment;
import io.tarn.data.image.Flip;
import io.tarn.data.image.RandomCrop;
import io.tarn.datasets.Datasets;
import io.tarn.doctor.patient.Patient;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.nn.Layer;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.tensor.Random;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import io.tarn.vision.ResNet;
import io.tarn.vision.ResNetConfig.Block;
import io.tarn.vision.Stem;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Photographs of ten kinds of things by a residual network (3.1).
///
/// The last 5,000 of the 50,000 training images watch over the training; the 10,000 test images are looked at once, at the end.
final class CifarResnet implements Recipe {
    private static final int VALIDATION = 5_000;
    private static final List<String> NAMES =
            List.of(
                    "airplane",
                    "automobile",
                    "bird",
                    "cat",
                    "deer",
                    "dog",
                    "frog",
                    "horse",
                    "ship",
                    "truck");
    private static final String HOW =
            """
            A residual network of three stages with one block each. Each image is moved by up to four cells and, every second time, mirrored; \
            the learning rate rises and falls once.\
            """;

    @Override
    public String name() {
        return "cifar-resnet";
    }

    @Override
    public String title() {
        return "Photographs by a residual network";
    }

    @Override
    public Target target() {
        return Target.atLeast("test accuracy", 0.90);
    }

    /// It takes most of an hour, and its data are fetched.
    @Override
    public boolean isLong() {
        return true;
    }

    static Layer net() {
        return ResNet.of(Block.BASIC, List.of(1, 1, 1), 10, c -> c.stem(Stem.SMALL).width(48));
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Images images = Images.of(kitchen);
        Layer net = untrained(kitchen);
        Fitted fitted =
                trainer(kitchen, net)
                        .with(kitchen.progress())
                        .fit(images.moved(), images.validation);
        Predictions test = Predictions.of(net, images.test, NAMES.size());
        var page = new PicturesPage(this, HOW, NAMES, fitted, test, images.test);
        return new Outcome(test.accuracy(), page.page());
    }

    @Override
    public Optional<Patient> patient(Kitchen kitchen) {
        Images images = Images.of(kitchen);
        return Optional.of(
                Patient.of(
                        trainer(kitchen, untrained(kitchen)), images.moved(), images.validation));
    }

    /// @param test images that are looked at once
    private record Images(Dataset training, Dataset validation, Dataset test) {
        static Images of(Kitchen kitchen) {
            var photographs = Datasets.cifar10();
            int count = photographs.train().size() - VALIDATION;
            return new Images(
                    photographs.train().first(kitchen.scaled(count, 2_000)),
                    photographs
                            .train()
                            .select(IntStream.range(count, photographs.train().size()).toArray()),
                    photographs.test());
        }

        Dataset moved() {
            return training.map(Augment.batch(RandomCrop.of(4), Flip.horizontal()));
        }
    }

    private static Layer untrained(Kitchen kitchen) {
        Random.seed(kitchen.seed());
        return net();
    }

    private static Trainer trainer(Kitchen kitchen, Layer net) {
        return Trainer.of(net, CrossEntropy.of())
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(4e-3).weightDecay(0.01)))
                .schedule(Schedule::oneCycle)
                .metrics(Accuracy::of)
                .plan(p -> p.epochs(kitchen.scaled(12, 1)).batchSize(128).seed(kitchen.seed()));
    }
}
