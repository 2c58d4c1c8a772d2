package io.tarn.data;

import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Examples that are their own numbers with some noise, and that count how often batches were asked for.
final class Numbered implements Dataset {
    private final int size;
    private final int failing;
    final AtomicInteger made = new AtomicInteger();

    private Numbered(int size, int failing) {
        this.size = size;
        this.failing = failing;
    }

    static Numbered of(int size) {
        return new Numbered(size, -1);
    }

    /// Fails where example number `failing` is asked for.
    static Numbered failingAt(int size, int failing) {
        return new Numbered(size, failing);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        made.incrementAndGet();
        if (Arrays.stream(indices).anyMatch(i -> i == failing)) {
            throw new IllegalArgumentException("example " + failing + " is broken");
        }
        double[] noisy = Arrays.stream(indices).mapToDouble(i -> i + chance.nextDouble()).toArray();
        Tensor x = Tensor.of(noisy).mul(2).mul(0.5); // makes tensors that must be freed, too
        return Batch.of(x, Tensor.of(Arrays.stream(indices).asLongStream().toArray()));
    }
}
