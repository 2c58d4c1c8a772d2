package io.tarn.nn;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;

/// A tensor that a net keeps and saves but does not learn, such as running statistics.
public final class Buffer {
    private Tensor value;

    private Buffer(Tensor value) {
        this.value = value;
    }

    /// A buffer that starts from a copy of `initial`.
    public static Buffer of(Tensor initial) {
        return new Buffer(initial.detach().copy().unscoped());
    }

    public Tensor value() {
        return value;
    }

    /// Copies `values` in.
    public void set(Tensor values) {
        try (var off = Gradient.off()) {
            value.copy_(values);
        }
    }

    void replace(Tensor other) {
        value = other.detach().unscoped();
    }

    /// Puts any tensor in the place of the value, for a while; gives back what was there.
    Tensor exchange(Tensor other) {
        Tensor before = value;
        value = other;
        return before;
    }
}
