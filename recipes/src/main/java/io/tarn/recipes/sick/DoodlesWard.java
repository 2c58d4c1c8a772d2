package io.tarn.recipes.sick;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.datasets.Datasets;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.AvgPool2d;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.Residual;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Drawings of twelve things by a residual net with BatchNorm, which plain descent with momentum trains.
final class DoodlesWard implements Ward {
    private static final List<String> THINGS =
            List.of(
                    "bucket",
                    "calculator",
                    "donut",
                    "hamburger",
                    "hourglass",
                    "light bulb",
                    "picture frame",
                    "square",
                    "star",
                    "tennis racquet",
                    "The Eiffel Tower",
                    "triangle");

    private static final int UNITS_OF_A_CHANNEL = 4;

    /// Drawings are read once for all seeds: `[n, 1, 14, 14]` from 0 to 1.
    private static final class Kept {
        private static final Sheet DRAWINGS = read();
    }

    @Override
    public String name() {
        return "doodles";
    }

    @Override
    public int classes() {
        return THINGS.size();
    }

    @Override
    public boolean hasNumbers() {
        return true;
    }

    @Override
    public boolean hasPictures() {
        return true;
    }

    @Override
    public Setting setting(long seed) {
        Shape shape = Shape.of(48, 1).norm(new Shape.Norm.Batch(0.1));
        var setting = new Setting(this, seed, shape, DoodlesWard::net, CrossEntropy.of());
        setting.epochs = 16;
        setting.rule = Rule.sgd(0.02, 0.9);
        int[] order = Rows.shuffled(Kept.DRAWINGS.size(), new SplittableRandom(seed));
        setting.data(Kept.DRAWINGS.rows(order), 750, 200);
        return setting;
    }

    private static Layer net(Setting setting) { // [batch, 1, 14, 14]
        Shape shape = setting.shape;
        int channels = Math.max(1, shape.width() / UNITS_OF_A_CHANNEL);
        List<Layer> layers = new ArrayList<>(Blocks.picture(shape, 1, channels));
        layers.add(AvgPool2d.of(2)); // [batch, channels, 7, 7]
        layers.add(Residual.of(body(shape, channels)));
        layers.add(shape.activation().get());
        layers.add(AvgPool2d.of(2)); // [batch, channels, 3, 3]
        layers.addAll(Blocks.picture(shape, channels, 2 * channels));
        layers.add(AvgPool2d.of(3)); // [batch, 2·channels, 1, 1]
        layers.add(Flatten.of());
        layers.addAll(Blocks.rows(shape.norm(new Shape.Norm.None()), 2 * channels, THINGS.size()));
        return Sequential.of(layers);
    }

    /// Two convolutions, and normalisation behind each.
    private static Layer body(Shape shape, int channels) {
        List<Layer> layers = new ArrayList<>(Blocks.picture(shape, channels, channels));
        layers.add(Conv2d.of(channels, channels, 3, c -> c.padding(1)));
        if (shape.norm() instanceof Shape.Norm.Batch batch) {
            layers.add(BatchNorm2d.of(channels, c -> c.momentum(batch.share())));
        }
        return Sequential.of(layers);
    }

    private static Sheet read() {
        Dataset all = Datasets.doodles();
        List<String> names;
        try {
            names = Files.readAllLines(Datasets.path("doodles").resolve("classes.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int[] every = Rows.where(all.size(), _ -> true);
        try (var scope = Scope.open()) {
            Batch batch = all.batch(every, new SplittableRandom(0));
            Sheet sheet = new Sheet(batch.x(), batch.y());
            int[] classes = sheet.classes();
            int[] things = Arrays.stream(classes).map(c -> THINGS.indexOf(names.get(c))).toArray();
            int[] chosen = Rows.where(things.length, i -> things[i] >= 0);
            int[] y = Arrays.stream(chosen).map(i -> things[i]).toArray();
            return new Sheet(
                    sheet.rows(chosen).x().avgPool2d(2).copy().unscoped(),
                    Tensor.of(y).toLong().unscoped());
        }
    }
}
