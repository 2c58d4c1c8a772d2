package io.tarn.sequence;

import io.tarn.tensor.Tensor;

/// What a net is told of the target while it learns to write it.
///
/// Usually the truth ([#forcing]); [ScheduledSampling] mixes in what the net would have written itself.
@FunctionalInterface
public interface Teacher {
    /// The tokens that the net is given, in the shape of `target`.
    ///
    /// @param target the true ones, `[batch, time]`, without the last
    Tensor tells(Translating net, Tensor source, Tensor lengths, Tensor target);

    /// Tells the truth.
    static Teacher forcing() {
        return (_, _, _, target) -> target;
    }
}
