package io.tarn.sequence.attention;

import io.tarn.nn.Attention;
import io.tarn.nn.Mask;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;

/// Scores that are no products of queries and keys, given to [Attention] as a bias of products that are zero: its masks hold for them too.
final class Scored {
    private Scored() {}

    /// softmax(s)·v, where s is `[batch or 1, heads, time, time]`.
    static Tensor mix(Attention attention, Tensor s, Tensor v, Mask mask) {
        Tensor none = none(v);
        return attention.forward(none, none, v, mask.and(Mask.bias(s)));
    }

    /// softmax(s), where s is `[batch, heads, time, time]`.
    static Tensor weights(Attention attention, Tensor s, Tensor v, Mask mask) {
        Tensor none = none(v);
        return attention.weights(none, none, mask.and(Mask.bias(s)));
    }

    private static Tensor none(Tensor v) {
        return Tensor.zeros(Shape.of(v.size(0), v.size(1), v.size(2), 1), v.dtype())
                .to(v.device()); // [batch, heads, time, 1]
    }
}
