package io.tarn.classic;

import io.tarn.tensor.Tensor;

/// A model that tells a number for each row.
public interface Regressor extends Model {
    /// @param x `[rows, columns]`
    /// @return `[rows]`, or `[rows, targets]` where it learned several at once
    Tensor predict(Tensor x);
}
