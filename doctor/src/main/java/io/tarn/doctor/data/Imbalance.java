package io.tarn.doctor.data;

import io.tarn.metric.Interval;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How unevenly classes are filled, and whether the rare ones are the ones that are missed.
///
/// A class is rare where its share is below a tenth of an even share. Rare classes are judged together, so that a class of three rows does not
/// decide by luck. An uneven class alone is no fault; it must be missed more often, too.
///
/// @param counts rows of each class
/// @param rarestShare of the rarest class that occurs
/// @param recalls of each class; a class without rows has NaN
/// @param rare recall of all rare classes together, with its 99% interval; NaN without any
/// @param rest recall of all other classes together
public record Imbalance(
        long[] counts, double rarestShare, double[] recalls, Interval rare, Interval rest) {
    private static final double RARE = 0.1;
    private static final double LARGEST_GAP = 0.2;
    private static final int FEWEST_ROWS = 5;

    public Imbalance {
        counts = counts.clone();
        recalls = recalls.clone();
    }

    /// Whether the rarest class is below 0.1 / K.
    public boolean isUneven() {
        return rarestShare < RARE / counts.length;
    }

    /// Recall of the common classes minus that of the rare ones.
    public double gap() {
        return rest.value() - rare.value();
    }

    /// Whether rare classes are missed: a gap above 0.2, and more than five rare rows or more can give by chance.
    public boolean hurts() {
        return isUneven()
                && rareRows() >= FEWEST_ROWS
                && gap() > LARGEST_GAP
                && rare.high() < rest.low();
    }

    private long rareRows() {
        double even = (double) Arrays.stream(counts).sum() / counts.length;
        return Arrays.stream(counts).filter(count -> count < RARE * even).sum();
    }

    /// @param labels of held-out rows, and what was predicted for them
    public static Imbalance of(int[] labels, int[] predictions) {
        Rows.sameCount("Imbalance", labels.length, predictions.length);
        int classes =
                IntStream.concat(Arrays.stream(labels), Arrays.stream(predictions)).max().orElse(0)
                        + 1;
        if (Arrays.stream(labels).anyMatch(label -> label < 0)) {
            throw TensorException.of(
                    "Imbalance", "classes from 0 on", "a negative one", "give class indices");
        }
        long[] counts = new long[classes];
        long[] hits = new long[classes];
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]]++;
            hits[labels[i]] += labels[i] == predictions[i] ? 1 : 0;
        }
        double even = (double) labels.length / classes;
        int[] rare =
                IntStream.range(0, classes)
                        .filter(k -> counts[k] > 0 && counts[k] < RARE * even)
                        .toArray();
        int[] rest = IntStream.range(0, classes).filter(k -> counts[k] >= RARE * even).toArray();
        return new Imbalance(
                counts,
                Arrays.stream(counts).filter(c -> c > 0).min().orElseThrow()
                        / (double) labels.length,
                IntStream.range(0, classes)
                        .mapToDouble(k -> counts[k] > 0 ? (double) hits[k] / counts[k] : Double.NaN)
                        .toArray(),
                recall(hits, counts, rare),
                recall(hits, counts, rest));
    }

    private static Interval recall(long[] hits, long[] counts, int[] classes) {
        long all = Arrays.stream(classes).mapToLong(k -> counts[k]).sum();
        long found = Arrays.stream(classes).mapToLong(k -> hits[k]).sum();
        return all == 0
                ? new Interval(Double.NaN, Double.NaN, Double.NaN)
                : Interval.wilson(found, all, 0.99);
    }

    /// The recall of each class beside its share.
    public Chart chart() {
        List<String> names = IntStream.range(0, counts.length).mapToObj(k -> "class " + k).toList();
        double all = Arrays.stream(counts).sum();
        return Bars.of("Are rare classes missed?", names)
                .bars("share", Arrays.stream(counts).mapToDouble(c -> c / all).toArray())
                .bars("recall", recalls)
                .note("Gap %.2f".formatted(gap()));
    }
}
