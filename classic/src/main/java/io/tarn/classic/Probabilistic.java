package io.tarn.classic;

import io.tarn.tensor.Tensor;

/// A classifier that knows how likely each class is.
public interface Probabilistic extends Classifier {
    /// p(class | row), `[rows, classes]`
    default Tensor probabilities(Tensor x) {
        return scores(x).exp();
    }
}
