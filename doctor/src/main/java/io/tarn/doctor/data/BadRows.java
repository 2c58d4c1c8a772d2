package io.tarn.doctor.data;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The examples that hold a NaN or an infinite number.
///
/// ```java
/// var bad = BadRows.of(training, 100_000);
/// training = training.select(bad.answered());
/// ```
///
/// Cost: each example is made once.
///
/// @param inputs numbers of the examples with such an input
/// @param answers the same of targets
/// @param scanned how many examples were looked at, the first ones
/// @param size of the data set
public record BadRows(int[] inputs, int[] answers, int scanned, int size) {
    private static final int BATCH = 500;

    public BadRows {
        inputs = inputs.clone();
        answers = answers.clone();
    }

    /// @param most examples that are looked at
    public static BadRows of(Dataset data, int most) {
        int scanned = Math.min(most, data.size());
        IntStream.Builder inputs = IntStream.builder();
        IntStream.Builder answers = IntStream.builder();
        for (int from = 0; from < scanned; from += BATCH) {
            int[] rows = IntStream.range(from, Math.min(from + BATCH, scanned)).toArray();
            try (var scope = Scope.open();
                    var off = Gradient.off()) {
                Batch batch = data.batch(rows, new SplittableRandom(0));
                add(batch.inputs(), rows, inputs);
                add(batch.targets(), rows, answers);
            }
        }
        return new BadRows(
                inputs.build().distinct().toArray(),
                answers.build().distinct().toArray(),
                scanned,
                data.size());
    }

    private static void add(List<Tensor> tensors, int[] rows, IntStream.Builder bad) {
        for (Tensor tensor : tensors) {
            if (!tensor.dtype().isFloatingPoint()) {
                continue;
            }
            Tensor finite = tensor.isFinite();
            if (finite.all().item() != 0) {
                continue;
            }
            double[] marks = finite.reshape(rows.length, -1).all(1).toDouble().toDoubleArray();
            IntStream.range(0, rows.length)
                    .filter(i -> marks[i] == 0)
                    .forEach(i -> bad.add(rows[i]));
        }
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return inputs.length + answers.length == 0;
    }

    /// The examples whose targets are finite.
    public int[] answered() {
        Set<Integer> bad = IntStream.of(answers).boxed().collect(Collectors.toSet());
        return IntStream.range(0, size).filter(i -> !bad.contains(i)).toArray();
    }
}
