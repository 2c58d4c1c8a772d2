package io.tarn.data;

import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Examples that lie in memory as one tensor of inputs and one of targets.
record TensorDataset(Tensor x, Tensor y) implements Dataset {
    TensorDataset {
        if (x.rank() == 0 || y.rank() == 0 || x.size(0) != y.size(0)) {
            throw DataException.of(
                    "Dataset.of",
                    "x and y of equally many examples",
                    x.shape() + " and " + y.shape(),
                    "let the first dimension of both count the examples");
        }
        x = x.unscoped();
        y = y.unscoped();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public int size() {
        return Math.toIntExact(x.size(0));
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        Tensor rows = Tensor.of(Arrays.stream(indices).asLongStream().toArray());
        return Batch.of(x.indexSelect(0, rows), y.indexSelect(0, rows));
    }
}
