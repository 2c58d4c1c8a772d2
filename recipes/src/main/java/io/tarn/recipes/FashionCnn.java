package io.tarn.recipes;

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
import io.tarn.tensor.DType;
import io.tarn.train.Trainer;
import io.tarn.vision.ResNet;
import io.tarn.vision.ResNetConfig.Block;
import io.tarn.vision.Stem;
import java.util.List;
import java.util.Optional;

/// Clothes on small pictures by a residual network (3.1).
final class FashionCnn implements Recipe {
    private static final List<String> NAMES =
            List.of(
                    "T-shirt",
                    "trousers",
                    "pullover",
                    "dress",
                    "coat",
                    "sandal",
                    "shirt",
                    "sneaker",
                    "bag",
                    "ankle boot");
    private static final String HOW =
            """
            A residual network of three stages with one block each. Each image is moved by up to two cells and, every second time, mirrored; \
            the learning rate rises and falls once. Convolutions compute in bfloat16.\
            """;
    private static final PictureCourse COURSE =
            new PictureCourse(
                    HOW,
                    NAMES,
                    FashionCnn::net,
                    Augment.batch(RandomCrop.of(2), Flip.horizontal()),
                    FashionCnn::trainer);

    @Override
    public String name() {
        return "fashion-cnn";
    }

    @Override
    public String title() {
        return "Clothes by a residual network";
    }

    @Override
    public Target target() {
        return Target.atLeast("test accuracy", 0.93);
    }

    /// Its data are fetched.
    @Override
    public boolean isLong() {
        return true;
    }

    static Layer net() {
        return ResNet.of(
                Block.BASIC, List.of(1, 1, 1), 10, c -> c.stem(Stem.SMALL).channels(1).width(32));
    }

    private static Trainer trainer(Layer net) {
        return Trainer.of(net, CrossEntropy.of())
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(4e-3).weightDecay(0.01)))
                .schedule(Schedule::oneCycle)
                .metrics(Accuracy::of)
                .plan(p -> p.epochs(20).batchSize(128).precision(DType.BFLOAT16));
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        return COURSE.run(this, Datasets.fashionMnist(), kitchen);
    }

    @Override
    public Optional<Patient> patient(Kitchen kitchen) {
        return Optional.of(COURSE.patient(Datasets.fashionMnist(), kitchen));
    }
}
