package io.tarn.nn;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A tensor that a net learns. It belongs to the net, not to a scope, and optimizers change it where it lies.
public final class Parameter {
    private Tensor value;

    private Parameter(Tensor value) {
        this.value = value;
    }

    /// A parameter that starts from a copy of `initial`.
    public static Parameter of(Tensor initial) {
        try (var on = Gradient.on()) { // what is made for inference alone cannot learn
            return new Parameter(initial.detach().copy().unscoped().requiresGrad());
        }
    }

    public Tensor value() {
        return value;
    }

    /// Copies `values` in; the shape must agree, the type is converted.
    public void set(Tensor values) {
        if (!values.shape().equals(value.shape())) {
            throw TensorException.of(
                    "Parameter.set",
                    "shape " + value.shape(),
                    values.shape(),
                    "reshape it, or build the net for it");
        }
        try (var off = Gradient.off()) {
            value.copy_(values);
        }
    }

    /// The gradient gathered since the last [#zeroGrad].
    public Optional<Tensor> grad() {
        return value.grad();
    }

    public void zeroGrad() {
        value.zeroGrad();
    }

    /// Whether gradients are computed for it.
    public boolean isTrainable() {
        return value.isTracked();
    }

    public void freeze() {
        value.requiresGrad(false);
    }

    public void unfreeze() {
        value.requiresGrad(true);
    }

    /// Puts another leaf in the place of the value: other device, other type.
    void replace(UnaryOperator<Tensor> change) {
        boolean trainable = isTrainable();
        try (var on = Gradient.on()) {
            value = change.apply(value).detach().unscoped().requiresGrad(trainable);
        }
    }

    /// Puts any tensor in the place of the value, for a while; gives back what was there.
    Tensor exchange(Tensor other) {
        Tensor before = value;
        value = other;
        return before;
    }
}
