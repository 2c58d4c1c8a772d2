package io.tarn.recipes;

import io.tarn.data.image.Augment;
import io.tarn.data.image.Flip;
import io.tarn.data.image.RandomCrop;
import io.tarn.datasets.Datasets;
import io.tarn.doctor.patient.Patient;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Accuracy;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.GlobalMaxPool;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Residual;
import io.tarn.nn.Sequential;
import io.tarn.optim.AdamW;
import io.tarn.optim.Schedule;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.List;
import java.util.Optional;

/// Photographs of ten kinds of things by a residual network (3.1).
final class CifarResnet implements Recipe {
    private static final List<String> NAMES =
            List.of("plane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
    private static final String HOW =
            """
            Four convolutions, with two residual blocks of two more between them, and the largest value of each channel. Each image is moved by \
            up to four cells and, every second time, mirrored; the learning rate rises and falls once. Convolutions compute in bfloat16.\
            """;
    private static final PictureCourse COURSE =
            new PictureCourse(
                    HOW,
                    NAMES,
                    CifarResnet::net,
                    Augment.batch(RandomCrop.of(4), Flip.horizontal()),
                    CifarResnet::trainer);

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

    /// Its data are fetched.
    @Override
    public boolean isLong() {
        return true;
    }

    static Layer net() {
        return Sequential.of( // [batch, 3, 32, 32]
                convolution(3, 32), // [batch, 32, 32, 32]
                convolution(32, 64),
                MaxPool2d.of(2), // [batch, 64, 16, 16]
                residual(64),
                convolution(64, 128),
                MaxPool2d.of(2), // [batch, 128, 8, 8]
                convolution(128, 256),
                MaxPool2d.of(2), // [batch, 256, 4, 4]
                residual(256),
                GlobalMaxPool.of(), // [batch, 256]
                Linear.of(256, 10));
    }

    private static Layer residual(long channels) {
        return Residual.of(
                Sequential.of(convolution(channels, channels), convolution(channels, channels)));
    }

    private static Layer convolution(long in, long out) {
        return Sequential.of(
                Conv2d.of(in, out, 3, c -> c.padding(1).noBias()),
                BatchNorm2d.of(out),
                Tensor::relu);
    }

    private static Trainer trainer(Layer net) {
        return Trainer.of(net, CrossEntropy.of())
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(4e-3).weightDecay(0.05)))
                .schedule(Schedule::oneCycle)
                .metrics(Accuracy::of)
                .plan(p -> p.epochs(20).batchSize(128).precision(DType.BFLOAT16));
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        return COURSE.run(this, Datasets.cifar10(), kitchen);
    }

    @Override
    public Optional<Patient> patient(Kitchen kitchen) {
        return Optional.of(COURSE.patient(Datasets.cifar10(), kitchen));
    }
}
