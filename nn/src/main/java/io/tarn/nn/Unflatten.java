package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Splits the last dimension into several: `Unflatten.of(64, 7, 7)` maps `[batch, 3136]` to
/// `[batch, 64, 7, 7]`.
public record Unflatten(Shape sizes) implements Layer {
    public static Unflatten of(long... sizes) {
        return new Unflatten(Shape.of(sizes));
    }

    @Override
    public Tensor forward(Tensor x) { // [*, elements] → [*, *sizes]
        Shape shape = x.shape();
        if (shape.rank() == 0 || shape.size(-1) != sizes.elements()) {
            throw TensorException.of(
                    toString(),
                    "input [*, %d]".formatted(sizes.elements()),
                    shape,
                    "check the width of the layer before");
        }
        return Hooks.after(this, x, x.reshape(Sizes.join(Sizes.front(shape), sizes.toArray())));
    }

    @Override
    public String toString() {
        return "Unflatten(%s)".formatted(Sizes.product(sizes));
    }
}
