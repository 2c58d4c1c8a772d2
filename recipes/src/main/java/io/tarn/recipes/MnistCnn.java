package io.tarn.recipes;

import io.tarn.data.Dataset;
import io.tarn.data.image.Affine;
import io.tarn.data.image.Augment;
import io.tarn.datasets.Datasets;
import io.tarn.doctor.patient.Patient;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.Optional;
import java.util.stream.IntStream;

/// Handwritten digits by a convolutional network (3.1).
///
/// The last 5,000 of the 60,000 training images watch over the training; the 10,000 test images are looked at once, at the end.
final class MnistCnn implements Recipe {
    private static final int VALIDATION = 5_000;
    private static final String HOW =
            """
            Three convolutions with batch normalisation, two poolings and two linear layers. Each image is turned, shifted and scaled a \
            little at random in every epoch; the learning rate rises and falls once.\
            """;

    @Override
    public String name() {
        return "mnist-cnn";
    }

    @Override
    public String title() {
        return "Handwritten digits by a convolutional network";
    }

    @Override
    public Target target() {
        return Target.atLeast("test accuracy", 0.993);
    }

    static Layer net() {
        return Sequential.of( // [batch, 1, 28, 28]
                Conv2d.of(1, 32, 3), // [batch, 32, 26, 26]
                BatchNorm2d.of(32),
                Tensor::relu,
                MaxPool2d.of(2), // [batch, 32, 13, 13]
                Conv2d.of(32, 64, 3), // [batch, 64, 11, 11]
                BatchNorm2d.of(64),
                Tensor::relu,
                Conv2d.of(64, 64, 3), // [batch, 64, 9, 9]
                BatchNorm2d.of(64),
                Tensor::relu,
                MaxPool2d.of(2), // [batch, 64, 4, 4]
                Flatten.of(),
                Dropout.of(0.25),
                Linear.of(64 * 4 * 4, 128),
                Tensor::relu,
                Linear.of(128, 10));
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Images images = Images.of(kitchen);
        Layer net = untrained(kitchen);
        Fitted fitted =
                trainer(kitchen, net)
                        .with(kitchen.progress())
                        .fit(images.shaken(), images.validation);
        Predictions test = Predictions.of(net, images.test, 10);
        var page = new PicturesPage(this, HOW, Digits.NAMES, fitted, test, images.test);
        return new Outcome(test.accuracy(), page.page());
    }

    @Override
    public Optional<Patient> patient(Kitchen kitchen) {
        Images images = Images.of(kitchen);
        return Optional.of(
                Patient.of(
                        trainer(kitchen, untrained(kitchen)), images.shaken(), images.validation));
    }

    /// @param test images that are looked at once
    private record Images(Dataset training, Dataset validation, Dataset test) {
        static Images of(Kitchen kitchen) {
            var digits = Datasets.mnist();
            int count = digits.train().size() - VALIDATION;
            return new Images(
                    digits.train().first(kitchen.scaled(count, 2_000)),
                    digits.train().select(IntStream.range(count, digits.train().size()).toArray()),
                    digits.test());
        }

        /// What a hand does to a digit: it leans, shifts and shrinks a little.
        Dataset shaken() {
            return training.map(
                    Augment.batch(Affine.none().degrees(8).translate(0.08).scale(0.93, 1.07)));
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
                .plan(p -> p.epochs(kitchen.scaled(5, 1)).batchSize(128).seed(kitchen.seed()));
    }
}
