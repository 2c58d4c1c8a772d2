package io.tarn.doctor.patient;

import io.tarn.tensor.DType;
import io.tarn.tensor.Foreach;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Vectors that are still being computed, to be read together.
///
/// What is added gives a promise of its numbers, which [#read] fulfils.
final class WatchNumbers {
    private final List<Tensor> vectors = new ArrayList<>();
    private int count;
    private float[] values = new float[0];

    /// Adds `[n]`.
    Supplier<float[]> add(Tensor vector) {
        int start = count;
        int end = start + (int) vector.elements();
        count = end;
        if (end > start) { // what is empty may lie on another device
            vectors.add(vector.dtype() == DType.FLOAT32 ? vector : vector.toFloat());
        }
        return () -> Arrays.copyOfRange(values, start, end);
    }

    /// Adds the norm of each tensor; those that are not there give -1.
    Supplier<float[]> norms(List<Optional<Tensor>> tensors) {
        Supplier<float[]> present =
                add(Foreach.norms(tensors.stream().flatMap(Optional::stream).toList()));
        return () -> {
            float[] norms = present.get();
            float[] all = new float[tensors.size()];
            int next = 0;
            for (int i = 0; i < all.length; i++) {
                all[i] = tensors.get(i).isPresent() ? norms[next++] : -1;
            }
            return all;
        };
    }

    /// Waits for all of them.
    void read() {
        values = vectors.isEmpty() ? new float[0] : Tensor.cat(vectors, 0).toFloatArray();
    }
}
