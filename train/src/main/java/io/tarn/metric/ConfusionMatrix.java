package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How often each class was taken for each other one.
///
/// ```text
///        cat  dog   ← predicted
/// cat     41    3
/// dog      5   38
/// ```
///
/// Its value is the share of the diagonal, the accuracy. A row of scores with NaN predicts no class: it is missed.
public final class ConfusionMatrix implements Metric {
    private final List<String> classes;
    private final long[][] counts;
    private final long[] missed;

    private ConfusionMatrix(List<String> classes) {
        if (classes.size() < 2) {
            throw TensorException.of(
                    "ConfusionMatrix", "2 classes or more", classes.size(), "try 2");
        }
        this.classes = List.copyOf(classes);
        this.counts = new long[classes.size()][classes.size()];
        this.missed = new long[classes.size()];
    }

    /// Classes that are called 0, 1, 2, …
    public static ConfusionMatrix of(int classes) {
        return of(IntStream.range(0, classes).mapToObj(String::valueOf).toList());
    }

    public static ConfusionMatrix of(List<String> classes) {
        return new ConfusionMatrix(classes);
    }

    @Override
    public String name() {
        return "confusion_accuracy";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        add("ConfusionMatrix", prediction, target);
    }

    void add(String who, Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            Classified rows = Classified.of(who, prediction, target, classes.size());
            long[] predicted = rows.predicted();
            for (int i = 0; i < predicted.length; i++) {
                add((int) rows.labels()[i], (int) predicted[i]);
            }
        }
    }

    /// Adds one example; -1 predicts no class.
    public void add(int actual, int predicted) {
        check(actual, 0);
        check(predicted, -1);
        if (predicted < 0) {
            missed[actual]++;
        } else {
            counts[actual][predicted]++;
        }
    }

    private void check(int index, int least) {
        if (index < least || index >= classes.size()) {
            throw TensorException.of(
                    "ConfusionMatrix",
                    "classes from 0 to " + (classes.size() - 1),
                    index,
                    "count the classes from 0");
        }
    }

    /// The names of the classes.
    public List<String> classes() {
        return classes;
    }

    /// How many examples of class `actual` were taken for `predicted`.
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /// Rows are the actual classes, columns the predicted ones.
    public long[][] counts() {
        return IntStream.range(0, counts.length)
                .mapToObj(i -> counts[i].clone())
                .toArray(long[][]::new);
    }

    /// How many examples of class `actual` got no prediction, for their scores were NaN.
    public long missed(int actual) {
        return missed[actual];
    }

    /// How many examples there are of a class.
    public long actual(int label) {
        return Arrays.stream(counts[label]).sum() + missed[label];
    }

    /// How often a class was predicted.
    public long predicted(int label) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[label];
        }
        return sum;
    }

    /// All examples.
    public long total() {
        return IntStream.range(0, counts.length).mapToLong(this::actual).sum();
    }

    @Override
    public double value() {
        long right = IntStream.range(0, counts.length).mapToLong(i -> counts[i][i]).sum();
        return (double) right / total();
    }

    /// The table, as in the example above.
    @Override
    public String toString() {
        return ConfusionText.of(this);
    }
}
