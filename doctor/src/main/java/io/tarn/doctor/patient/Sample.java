package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Examples that stay the same through an examination, in batches that fit into memory.
public record Sample(List<Batch> batches) {
    private static final int SIZE = 250;

    public Sample {
        batches = List.copyOf(batches);
    }

    /// At most `count` examples of `data`, drawn with `seed`.
    public static Sample of(Dataset data, int count, long seed) {
        Dataset some = Patient.some(data, count, seed);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < some.size(); from += SIZE) {
            int[] rows = IntStream.range(from, Math.min(from + SIZE, some.size())).toArray();
            batches.add(some.batch(rows, new SplittableRandom(seed)));
        }
        return new Sample(batches);
    }

    public int size() {
        return batches.stream().mapToInt(Batch::size).sum();
    }

    public boolean isEmpty() {
        return batches.isEmpty();
    }

    /// All examples as one batch; of inputs that differ in length from batch to batch, the first batch.
    public Batch all() {
        if (batches.size() == 1 || !isEven()) {
            return batches.getFirst();
        }
        return Batch.of(
                Tensor.cat(batches.stream().map(Batch::x).toList(), 0),
                Tensor.cat(batches.stream().map(Batch::y).toList(), 0));
    }

    private boolean isEven() {
        Batch first = batches.getFirst();
        return batches.stream()
                .allMatch(batch ->
                        batch.targets().size() == 1
                                && batch.inputs().size() == 1
                                && sameRows(
                                        batch.x().shape().toArray(), first.x().shape().toArray())
                                && sameRows(
                                        batch.y().shape().toArray(), first.y().shape().toArray()));
    }

    private static boolean sameRows(long[] a, long[] b) {
        return Arrays.equals(a, 1, a.length, b, 1, b.length);
    }
}
