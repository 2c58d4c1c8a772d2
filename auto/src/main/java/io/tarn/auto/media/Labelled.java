package io.tarn.auto.media;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Inputs with the number of the class of each.
record Labelled(Dataset inputs, int[] labels) implements Dataset {
    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        Batch batch = inputs.batch(indices, chance);
        long[] y = Arrays.stream(indices).mapToLong(i -> labels[i]).toArray();
        return new Batch(batch.inputs(), List.of(Tensor.of(y)));
    }
}
