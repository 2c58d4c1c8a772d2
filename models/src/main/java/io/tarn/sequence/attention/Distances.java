package io.tarn.sequence.attention;

import io.tarn.tensor.Tensor;

/// How far apart places are.
final class Distances {
    private Distances() {}

    /// j - i for each two places of queries `[batch, heads, time, width]`, `[time, time]`.
    static Tensor of(Tensor q) {
        Tensor place = Tensor.arange(q.size(2)).to(q.device());
        return place.sub(place.unsqueeze(1)); // [i, j] = j - i
    }
}
