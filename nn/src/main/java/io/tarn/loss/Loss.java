package io.tarn.loss;

import io.tarn.tensor.Tensor;

/// How wrong a prediction is against its target, as a scalar to make small.
@FunctionalInterface
public interface Loss {
    Tensor forward(Tensor prediction, Tensor target);
}
