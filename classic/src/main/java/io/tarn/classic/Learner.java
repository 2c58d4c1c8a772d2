package io.tarn.classic;

import io.tarn.tensor.Tensor;

/// A way to learn a model from rows and their answers, such as `GaussianClassifier::fit` or `(x, y) -> RidgeRegression.fit(x, y, 0.1)`.
@FunctionalInterface
public interface Learner<M extends Model> {
    M fit(Tensor x, Tensor y);
}
