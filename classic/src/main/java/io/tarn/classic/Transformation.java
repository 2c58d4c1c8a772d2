package io.tarn.classic;

import io.tarn.tensor.Tensor;

/// A model that tells other, mostly fewer, numbers for each row.
public interface Transformation extends Model {
    /// @param x `[rows, columns]`
    /// @return `[rows, components]`
    Tensor transform(Tensor x);
}
