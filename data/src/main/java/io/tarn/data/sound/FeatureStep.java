package io.tarn.data.sound;

import io.tarn.tensor.Tensor;

/// A change of the features of one sound: [frames, features] to [frames, features].
///
/// A lambda is a step too, where the number of features stays as it is.
@FunctionalInterface
public interface FeatureStep {
    Tensor apply(Tensor frames);

    /// The number of features after the step, given that before it.
    default int width(int before) {
        return before;
    }
}
