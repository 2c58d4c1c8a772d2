package io.tarn.classic;

import io.tarn.tensor.Tensor;

/// A model that tells a class for each row.
public interface Classifier extends Model {
    int classes();

    /// How much speaks for each class.
    ///
    /// @param x `[rows, columns]`
    /// @return `[rows, classes]`, the larger the likelier; log probabilities where the model is [Probabilistic]
    Tensor scores(Tensor x);

    /// The likeliest class of each row, `[rows]`, as INT64.
    default Tensor predict(Tensor x) {
        return scores(x).argmax(1);
    }

    /// The share of rows whose class is right.
    default double accuracy(Tensor x, Tensor y) {
        return predict(x).eq(y).toDouble().mean().item();
    }
}
