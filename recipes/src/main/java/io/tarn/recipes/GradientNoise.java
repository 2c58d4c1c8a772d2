package io.tarn.recipes;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Layer;
import io.tarn.report.Lines;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How far the gradients of batches lie from the gradient of all data: E‖g_b - g‖² / ‖g‖².
///
/// The batch size at which it is 1, where noise and signal are equally large, is the gradient noise scale tr(Σ) / ‖g‖².
record GradientNoise(double[] sizes, double[] noise) {
    private static final int DRAWS = 24;

    GradientNoise {
        sizes = sizes.clone();
        noise = noise.clone();
    }

    static GradientNoise of(Layer net, Dataset data, long seed) {
        var chance = new SplittableRandom(seed);
        Batch all = data.all();
        List<Double> sizes = new ArrayList<>();
        List<Double> noise = new ArrayList<>();
        try (var scope = Scope.open()) {
            Tensor whole = gradient(net, all);
            double length = whole.square().sum().item();
            for (int size = 4; size <= data.size() / 4; size *= 2) {
                double sum = 0;
                for (int draw = 0; draw < DRAWS; draw++) {
                    try (var inner = Scope.open()) {
                        int[] some = chance.ints(size, 0, data.size()).toArray();
                        Tensor part = gradient(net, data.batch(some, chance));
                        sum += part.sub(whole).square().sum().item();
                    }
                }
                sizes.add((double) size);
                noise.add(sum / DRAWS / length);
            }
        }
        return new GradientNoise(array(sizes), array(noise));
    }

    /// All gradients of the net as one vector.
    private static Tensor gradient(Layer net, Batch batch) {
        Tensor loss = CrossEntropy.of().forward(net.forward(batch.x()), batch.y());
        return Tensor.cat(
                Gradient.of(loss, net.values()).stream().map(g -> g.reshape(-1)).toList(), 0);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    /// tr(Σ) / ‖g‖²: noise times batch size is the same for all sizes, so it is their mean.
    double scale() {
        double sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            sum += sizes[i] * noise[i];
        }
        return sum / sizes.length;
    }

    Lines chart() {
        double[] law = Arrays.stream(sizes).map(size -> scale() / size).toArray();
        return Lines.of("Noise of the gradient, before training")
                .x("batch size")
                .logX()
                .y("noise / signal")
                .logY()
                .line("measured", sizes, noise)
                .line(io.tarn.report.Line.of("noise scale / batch size", sizes, law).asReference());
    }

    String text() {
        return """
        The gradient of a batch is that of all data plus noise, whose square falls as 1 / batch size. Noise and signal are equally large in \
        batches of about %.1f: this is the gradient noise scale. Much larger batches hardly improve a step here; later, when the gradient is \
        small, the scale grows.\
        """
                .formatted(scale());
    }
}
