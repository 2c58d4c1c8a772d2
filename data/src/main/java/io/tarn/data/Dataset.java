package io.tarn.data;

import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Examples by number, from which batches are made.
///
/// Several threads make batches at once, each in a scope of its own. All chance, such as that of an augmentation, must come from
/// `chance`: then the batches of a seed are the same, however many threads make them. The tensors of a batch are its own: whoever takes it
/// may free them.
public interface Dataset {
    /// The number of examples.
    int size();

    /// The batch of these examples, in this order.
    Batch batch(int[] indices, RandomGenerator chance);

    /// Whether batches are made in no time, as from tensors in memory: then the thread that asks makes them, and no other takes its cores.
    default boolean isReady() {
        return false;
    }

    /// Tensors whose first dimension counts the examples.
    static Dataset of(Tensor x, Tensor y) {
        return new TensorDataset(x, y);
    }

    /// These examples only, in this order; an example may come more than once.
    default Dataset select(int... indices) {
        return new Selection(this, indices);
    }

    /// The first examples.
    default Dataset first(int count) {
        return select(IntStream.range(0, Math.min(count, size())).toArray());
    }

    /// The same examples, each batch changed, as by an augmentation.
    default Dataset map(BatchTransform transform) {
        Dataset source = this;
        return new Dataset() {
            @Override
            public int size() {
                return source.size();
            }

            @Override
            public Batch batch(int[] indices, RandomGenerator chance) {
                return transform.apply(source.batch(indices, chance), chance);
            }
        };
    }

    /// All examples as one batch.
    default Batch all() {
        int[] indices = new int[size()];
        Arrays.setAll(indices, i -> i);
        return batch(indices, new SplittableRandom(0));
    }
}
