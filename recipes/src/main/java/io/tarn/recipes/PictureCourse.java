package io.tarn.recipes;

import io.tarn.data.BatchTransform;
import io.tarn.data.Dataset;
import io.tarn.datasets.Parts;
import io.tarn.doctor.patient.Patient;
import io.tarn.nn.Layer;
import io.tarn.tensor.Random;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// How a net learns to name what is on pictures, and is tested.
///
/// The last 5,000 training images watch over the training; the test images are looked at once, at the end.
///
/// @param how it is learned, in words
/// @param names of the classes
/// @param change what happens to training images, anew in every epoch
/// @param trainer at full length
record PictureCourse(
        String how,
        List<String> names,
        Supplier<Layer> net,
        BatchTransform change,
        Function<Layer, Trainer> trainer) {
    private static final int VALIDATION = 5_000;

    Recipe.Outcome run(Recipe recipe, Parts images, Kitchen kitchen) {
        Layer net = untrained(kitchen);
        Fitted fitted =
                trainer(net, kitchen)
                        .with(kitchen.progress())
                        .fit(training(images, kitchen), validation(images));
        Predictions test = Predictions.of(net, images.test(), names.size());
        var page = new PicturesPage(recipe, how, names, fitted, test, images.test());
        return new Recipe.Outcome(test.accuracy(), page.page());
    }

    Patient patient(Parts images, Kitchen kitchen) {
        return Patient.of(
                trainer(untrained(kitchen), kitchen),
                training(images, kitchen),
                validation(images));
    }

    private Dataset training(Parts images, Kitchen kitchen) {
        int count = images.train().size() - VALIDATION;
        return images.train().first(kitchen.scaled(count, 2_000)).map(change);
    }

    private static Dataset validation(Parts images) {
        int count = images.train().size();
        return images.train().select(IntStream.range(count - VALIDATION, count).toArray());
    }

    private Layer untrained(Kitchen kitchen) {
        Random.seed(kitchen.seed());
        return net.get();
    }

    private Trainer trainer(Layer net, Kitchen kitchen) {
        return trainer.apply(net)
                .plan(p -> p.epochs(kitchen.scaled(p.epochs(), 1)).seed(kitchen.seed()));
    }
}
