package io.tarn.classic;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

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
        Tensor said = predict(x);
        if (y.elements() == 0 || !y.shape().equals(said.shape())) {
            throw TensorException.of(
                    "accuracy",
                    "a class for each of %d rows, which are one or more".formatted(said.size(0)),
                    "y of shape " + y.shape(),
                    "give x and y the same rows");
        }
        return said.eq(y).toDouble().mean().item();
    }
}
