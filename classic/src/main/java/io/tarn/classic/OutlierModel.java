package io.tarn.classic;

import io.tarn.tensor.Tensor;

/// A model that tells how strange each row is.
public interface OutlierModel extends Model {
    /// `[rows]`, the larger the stranger.
    Tensor strangeness(Tensor x);

    /// Whether each row is strange, `[rows]`, as BOOL.
    Tensor isOutlier(Tensor x);
}
