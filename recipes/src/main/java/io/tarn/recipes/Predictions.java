package io.tarn.recipes;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.Loader;
import io.tarn.nn.Layer;
import io.tarn.report.Picture;
import io.tarn.report.Tone;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What a classifier says about a data set, example by example.
final class Predictions {
    /// @param sure the probability of what was said
    private record Said(int actual, int predicted, double sure) {}

    private final List<Said> all;
    private final int classes;

    private Predictions(List<Said> all, int classes) {
        this.all = all;
        this.classes = classes;
    }

    /// In evaluation mode, in the order of the data.
    static Predictions of(Layer net, Dataset data, int classes) {
        List<Said> all = new ArrayList<>();
        net.eval();
        try (var batches = Loader.of(data, c -> c.batchSize(256)).epoch(0);
                var off = Gradient.off()) {
            for (Batch batch : batches) {
                try (var scope = Scope.open()) {
                    Tensor probabilities = net.forward(batch.in(scope).x()).softmax(1);
                    long[] predicted = probabilities.argmax(1).toLongArray();
                    double[] sure = probabilities.max(1).toDoubleArray();
                    long[] actual = batch.y().toLongArray();
                    for (int i = 0; i < actual.length; i++) {
                        all.add(new Said((int) actual[i], (int) predicted[i], sure[i]));
                    }
                }
            }
        }
        return new Predictions(all, classes);
    }

    /// What was said of each example.
    int[] classes() {
        return all.stream().mapToInt(Said::predicted).toArray();
    }

    double accuracy() {
        return all.stream().filter(said -> said.actual == said.predicted).count()
                / (double) all.size();
    }

    /// Rows are true classes, columns predicted ones.
    long[][] confusion() {
        long[][] counts = new long[classes][classes];
        all.forEach(said -> counts[said.actual][said.predicted]++);
        return counts;
    }

    /// The images, grey or coloured, that it was surest about and wrong.
    List<Picture> worst(Dataset images, List<String> names, int most) {
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).actual != all.get(i).predicted) {
                wrong.add(i);
            }
        }
        wrong.sort(Comparator.comparingDouble(i -> -all.get(i).sure));
        return wrong.stream().limit(most).map(i -> picture(images, i, names)).toList();
    }

    private Picture picture(Dataset images, int index, List<String> names) {
        try (var scope = Scope.open()) {
            Tensor image = images.select(index).all().x().squeeze(0); // [channels, height, width]
            Said said = all.get(index);
            String caption =
                    "%s, read as %s".formatted(names.get(said.actual), names.get(said.predicted));
            Picture picture =
                    image.size(0) == 1
                            ? Picture.grey(rows(image.get(0)), caption)
                            : Picture.colour(
                                    new double[][][] {
                                        rows(image.get(0)), rows(image.get(1)), rows(image.get(2))
                                    },
                                    caption);
            return picture.tone(Tone.BAD);
        }
    }

    private static double[][] rows(Tensor plane) { // [height, width]
        int width = (int) plane.size(1);
        double[] values = plane.toDoubleArray();
        double[][] rows = new double[(int) plane.size(0)][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(values, row * width, (row + 1) * width);
        }
        return rows;
    }
}
