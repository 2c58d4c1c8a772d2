package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A loss over all examples and over two disjoint halves of them, which tell what of it is chance.
///
/// ```java
/// var halves = Halves.of(batches, some -> Objective.of(task, some));
/// ```
public record Halves(Objective whole, Objective first, Objective second) {
    /// The examples of each batch are dealt in the order of Thue and Morse, ABBA BAAB …, so that the halves are alike where the examples are
    /// sorted, and where their kinds alternate.
    public static Halves of(List<Batch> batches, Function<List<Batch>, Objective> objective) {
        List<Batch> large = batches.stream().filter(batch -> batch.size() > 1).toList();
        if (large.isEmpty()) {
            throw TensorException.of(
                    "Halves",
                    "a batch of two examples or more",
                    batches.stream().map(Batch::size).toList(),
                    "give larger batches");
        }
        return new Halves(
                objective.apply(batches),
                objective.apply(dealt(large, 0)),
                objective.apply(dealt(large, 1)));
    }

    private static List<Batch> dealt(List<Batch> batches, int half) {
        List<Batch> dealt = new ArrayList<>();
        for (Batch batch : batches) {
            long[] rows =
                    LongStream.range(0, batch.size())
                            .filter(i -> Long.bitCount(i) % 2 == half)
                            .toArray();
            dealt.add(new Batch(rows(batch.inputs(), rows), rows(batch.targets(), rows)));
        }
        return dealt;
    }

    private static List<Tensor> rows(List<Tensor> tensors, long[] rows) {
        return IntStream.range(0, tensors.size())
                .mapToObj(i -> {
                    Tensor all = tensors.get(i);
                    return all.indexSelect(0, Tensor.of(rows, rows.length).to(all.device()));
                })
                .toList();
    }
}
