package io.tarn.classic;

import io.tarn.tensor.Tensor;

/// A model that tells a group for each row.
public interface Clustering extends Model {
    int clusters();

    /// The number of each row's group, `[rows]`, as INT64.
    Tensor predict(Tensor x);
}
