package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch;

/// Functions whose gradient is chosen instead of derived.
public final class Surrogates {
    private Surrogates() {}

    /// The values of `forward` with the gradient of `surrogate`: for rounding, sampling and quantisation.
    public static Tensor straightThrough(Tensor forward, Tensor surrogate) {
        if (!forward.shape().equals(surrogate.shape())) {
            throw TensorException.of(
                    "straightThrough",
                    "two tensors of one shape",
                    forward.description() + " and " + surrogate.description(),
                    "expand one of them");
        }
        Tensor result = Call.unary("straightThrough", surrogate, x -> torch.clone(x));
        try (Tensor memory = result.detach()) { // the same memory, unseen by the graph
            memory.copy_(forward.detach());
        }
        return result;
    }

    /// The values of x with the gradient times -λ: what follows is trained, what comes before is trained against it.
    public static Tensor reverse(Tensor x, double lambda) {
        return scaleGradient(x, -lambda);
    }

    /// The values of x with the gradient times `factor`.
    public static Tensor scaleGradient(Tensor x, double factor) {
        if (!Gradient.isOn() || !x.isTracked()) {
            return x;
        }
        return straightThrough(x, x.mul(factor));
    }

    /// The values of x without a gradient.
    public static Tensor stop(Tensor x) {
        return x.detach();
    }
}
