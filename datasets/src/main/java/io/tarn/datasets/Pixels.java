package io.tarn.datasets;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Images that lie in memory as bytes, a quarter of what floats take, and become floats batch by batch.
///
/// @param images uint8 `[n, channels, height, width]`
/// @param labels int64 `[n]`
record Pixels(Tensor images, Tensor labels) implements Dataset {
    private static final double WHITE = 255;

    Pixels {
        images = images.unscoped();
        labels = labels.unscoped();
    }

    @Override
    public int size() {
        return Math.toIntExact(images.size(0));
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        Tensor rows = Tensor.of(Arrays.stream(indices).asLongStream().toArray());
        Tensor bytes = images.indexSelect(0, rows);
        return Batch.of(bytes.to(DType.FLOAT32).div_(WHITE), labels.indexSelect(0, rows));
    }
}
