package io.tarn.sequence.attention;

import io.tarn.nn.Layer;
import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;

/// A layer by which each place of a sequence looks at the others.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
///
/// A kind that cannot keep a mask says so; none ever ignores one. Padding is a mask too, `Mask.lengths(lengths)`: without it, the places
/// behind the end of a sequence are seen like any others.
public interface SelfAttention extends Layer {
    Tensor forward(Tensor x, Mask mask);

    /// Every place sees every place.
    @Override
    default Tensor forward(Tensor x) {
        return forward(x, Mask.none());
    }
}
