package io.tarn.tensor;

import java.util.function.UnaryOperator;

/// A function that sees, and may replace, the gradient of one tensor in every backward pass.
///
/// Made by [Tensor#hook]. It ends when it is closed, when the scope of its tensor closes, or
/// when its tensor is collected, whichever comes first.
public final class Hook implements AutoCloseable {
    private final HookPoint point;
    private final UnaryOperator<Tensor> function;

    Hook(HookPoint point, UnaryOperator<Tensor> function) {
        this.point = point;
        this.function = function;
    }

    static Hook on(Tensor tensor, UnaryOperator<Tensor> function) {
        if (!tensor.isTracked()) {
            throw TensorException.of(
                    "hook",
                    "a tensor that gradients flow into",
                    tensor.description(),
                    "call requiresGrad() on an input");
        }
        Hook hook = new Hook(HookPoint.of(tensor), function);
        hook.point.add(hook);
        return hook;
    }

    Tensor apply(Tensor gradient) {
        Tensor result = function.apply(gradient);
        if (!result.shape().equals(gradient.shape())) {
            throw TensorException.of(
                    "hook",
                    "a gradient of shape " + gradient.shape(),
                    result.shape(),
                    "keep the shape of the gradient");
        }
        return result;
    }

    /// Takes the function off its tensor. Closing twice is harmless.
    @Override
    public void close() {
        point.remove(this);
    }
}
