package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// The scores of all examples, kept because a ranking needs all of them at once: 8 bytes for each class and example.
///
/// Of two classes, only the score of class 1 is kept.
final class ScoreSheet {
    private final int classes;
    private final int width;
    private double[] scores = new double[1024];
    private int[] labels = new int[1024];
    private int rows;
    private boolean broken;

    ScoreSheet(int classes) {
        ConfusionMatrix.of(classes); // complains about fewer than 2
        this.classes = classes;
        this.width = classes == 2 ? 1 : classes;
    }

    void add(String who, Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            Classified added = Classified.of(who, prediction, target, classes);
            double[] values = classes == 2 ? odds(added) : added.probabilities();
            reserve(rows + added.rows());
            System.arraycopy(values, 0, scores, rows * width, values.length);
            for (long label : added.labels()) {
                labels[rows++] = (int) label;
            }
            broken |= Arrays.stream(values).anyMatch(Double::isNaN);
        }
    }

    /// log(p₁/p₀), in the order of p₁ but never rounded to 1.
    private static double[] odds(Classified rows) {
        Tensor x = rows.scores().toDouble();
        return x.select(1, 1).sub(x.select(1, 0)).toDoubleArray();
    }

    private void reserve(int wanted) {
        if (wanted > labels.length) {
            labels = Arrays.copyOf(labels, Math.max(wanted, 2 * labels.length));
        }
        if (wanted * width > scores.length) {
            scores = Arrays.copyOf(scores, Math.max(wanted * width, 2 * scores.length));
        }
    }

    int classes() {
        return classes;
    }

    /// One class against the rest.
    Ranking ranking(int label) {
        double[] column = new double[rows];
        boolean[] positive = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            column[i] = width > 1 ? scores[i * width + label] : label == 1 ? scores[i] : -scores[i];
            positive[i] = labels[i] == label;
        }
        return Ranking.of(column, positive);
    }

    /// Of two classes, those of class 1; else of each class against the rest.
    IntStream judged() {
        return classes == 2 ? IntStream.of(1) : IntStream.range(0, classes);
    }

    /// Why a ranking of positives against negatives says nothing here.
    Optional<String> reason(boolean negativesNeeded) {
        if (rows == 0) {
            return Optional.of("nothing was added");
        }
        if (broken) {
            return Optional.of("a prediction is NaN");
        }
        long[] counts = new long[classes];
        Arrays.stream(labels, 0, rows).forEach(label -> counts[label]++);
        for (int label : judged().toArray()) {
            if (counts[label] == 0) {
                return Optional.of("no target is of class " + label);
            }
            if (negativesNeeded && counts[label] == rows) {
                return Optional.of("all targets are of class " + label);
            }
        }
        return Optional.empty();
    }
}
