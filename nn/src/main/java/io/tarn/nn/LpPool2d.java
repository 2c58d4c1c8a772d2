package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.Window;
import java.util.function.UnaryOperator;

/// The p-norm under a window that slides over each channel of an image: (Σ xᵖ)^(1/p); p = 1 sums,
/// large p near the maximum.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, channels, ⌊(height - size) / stride⌋ + 1, …]` |
public record LpPool2d(double p, Window window) implements Layer {
    /// Windows of `size` by `size` side by side.
    public static LpPool2d of(double p, long size) {
        return of(p, size, window -> window);
    }

    /// `LpPool2d.of(2, 3, w -> w.stride(2))`.
    public static LpPool2d of(double p, long size, UnaryOperator<Window> choose) {
        return new LpPool2d(p, choose.apply(Window.over(2, size)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, h, w] → [batch, channels, h', w']
        Expect.window(this, x, window);
        // y = (Σ xᵖ)^(1/p), and 0 where the sum is below 0, which has no root
        Tensor s = x.pow(p).avgPool(window).mul(window.size().elements());
        Tensor y = s.relu().pow(1 / p);
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "LpPool2d(p %s, %s)".formatted(p, Sizes.describe(window));
    }
}
