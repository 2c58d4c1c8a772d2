package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.nn.Modes;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Supervised;
import io.tarn.train.Task;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// How many examples of each class there are, and how many a net recognises.
public record ClassRecalls(long[] counts, long[] hits) {
    public ClassRecalls {
        counts = counts.clone();
        hits = hits.clone();
    }

    /// Of a net that tells `classes` apart, on examples with one class each; negative classes do not count.
    public static ClassRecalls of(Task task, Yardstick.Classes classes, Sample sample) {
        long[] counts = new long[classes.count()];
        long[] hits = new long[classes.count()];
        Supervised supervised = (Supervised) task;
        try (var modes = Modes.eval(task.net());
                var off = Gradient.off()) {
            for (Batch batch : sample.batches()) {
                try (var scope = Scope.open()) {
                    Tensor p = classes.probabilities(supervised.net().forward(batch.x()));
                    long[] found = p.argmax(1).reshape(-1).toLongArray();
                    long[] right = batch.y().reshape(-1).toLong().toLongArray();
                    for (int i = 0; i < right.length; i++) {
                        if (right[i] >= 0 && right[i] < counts.length) {
                            counts[(int) right[i]]++;
                            hits[(int) right[i]] += right[i] == found[i] ? 1 : 0;
                        }
                    }
                }
            }
        }
        return new ClassRecalls(counts, hits);
    }

    public ClassRecalls and(ClassRecalls other) {
        return new ClassRecalls(sum(counts, other.counts), sum(hits, other.hits));
    }

    private static long[] sum(long[] a, long[] b) {
        return IntStream.range(0, a.length).mapToLong(k -> a[k] + b[k]).toArray();
    }

    /// The number of examples of some classes.
    public long count(IntPredicate chosen) {
        return IntStream.range(0, counts.length).filter(chosen).mapToLong(k -> counts[k]).sum();
    }

    public long hits(IntPredicate chosen) {
        return IntStream.range(0, counts.length).filter(chosen).mapToLong(k -> hits[k]).sum();
    }

    /// The share of them that is recognised; NaN without any.
    public double recall(IntPredicate chosen) {
        return (double) hits(chosen) / count(chosen);
    }
}
