package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Joins all dimensions from `start` on into one: `[batch, channels, height, width]` → `[batch,
/// channels·height·width]`.
public record Flatten(long start) implements Layer {
    /// Keeps the batch dimension.
    public static Flatten of() {
        return new Flatten(1);
    }

    @Override
    public Tensor forward(Tensor x) {
        return Hooks.after(this, x, x.flatten(start));
    }

    @Override
    public String toString() {
        return start == 1 ? "Flatten" : "Flatten(from %d)".formatted(start);
    }
}
