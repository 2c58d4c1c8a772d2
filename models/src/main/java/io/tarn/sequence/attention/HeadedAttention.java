package io.tarn.sequence.attention;

import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;

/// An attention of several heads, whose weights can be looked at.
public interface HeadedAttention extends SelfAttention {
    /// How much each place takes of every other, `[batch, heads, time, time]`: what the heads make of the identity.
    ///
    /// All pairs are computed, which the efficient kinds avoid otherwise.
    Tensor weights(Tensor x, Mask mask);
}
