package io.tarn.nn;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A tensor that a net keeps and saves but does not learn, such as running statistics.
public final class Buffer {
    private Tensor value;

    private Buffer(Tensor value) {
        this.value = value;
    }

    /// A buffer that starts from a copy of `initial`.
    public static Buffer of(Tensor initial) {
        try (var on = Gradient.on()) { // what is made for inference alone cannot be updated later
            return new Buffer(initial.detach().copy().unscoped());
        }
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

    /// Puts another tensor in the place of the value: other device, other type.
    void replace(UnaryOperator<Tensor> change) {
        try (var on = Gradient.on()) {
            value = change.apply(value).detach().unscoped();
        }
    }

    /// Puts any tensor in the place of the value, for a while; gives back what was there.
    Tensor exchange(Tensor other) {
        Tensor before = value;
        value = other;
        return before;
    }
}
