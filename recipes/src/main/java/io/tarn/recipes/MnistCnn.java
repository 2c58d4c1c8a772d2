package io.tarn.recipes;

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
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.Optional;

/// Handwritten digits by a convolutional network (3.1).
final class MnistCnn implements Recipe {
    private static final String HOW =
            """
            Three convolutions with batch normalisation, two poolings and two linear layers. Each image is turned, shifted and scaled a \
            little at random in every epoch; the learning rate rises and falls once.\
            """;
    // what a hand does to a digit: it leans, shifts and shrinks a little
    private static final Augment HAND =
            Augment.batch(Affine.none().degrees(8).translate(0.08).scale(0.93, 1.07));
    private static final PictureCourse COURSE =
            new PictureCourse(HOW, Digits.NAMES, MnistCnn::net, HAND, MnistCnn::trainer);

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

    private static Trainer trainer(Layer net) {
        return Trainer.of(net, CrossEntropy.of())
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(4e-3).weightDecay(0.01)))
                .schedule(Schedule::oneCycle)
                .metrics(Accuracy::of)
                .plan(p -> p.epochs(5).batchSize(128));
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        return COURSE.run(this, Datasets.mnist(), kitchen);
    }

    @Override
    public Optional<Patient> patient(Kitchen kitchen) {
        return Optional.of(COURSE.patient(Datasets.mnist(), kitchen));
    }
}
