package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.Window;
import java.util.function.UnaryOperator;

/// The p-norm under a window that slides over each channel of a volume: (Σ xᵖ)^(1/p); p = 1 sums,
/// large p near the maximum.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, depth, height, width]` |
/// | output | `[batch, channels, ⌊(depth - size) / stride⌋ + 1, …]` |
public record LpPool3d(double p, Window window) implements Layer {
    /// Cubes of `size` side by side.
    public static LpPool3d of(double p, long size) {
        return of(p, size, window -> window);
    }

    /// `LpPool3d.of(2, 3, w -> w.stride(2))`.
    public static LpPool3d of(double p, long size, UnaryOperator<Window> choose) {
        return new LpPool3d(p, choose.apply(Window.over(3, size)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *volume] → [batch, channels, *volume']
        Expect.window(this, x, window);
        // y = (Σ xᵖ)^(1/p), and 0 where the sum is below 0, which has no root
        Tensor s = x.pow(p).avgPool(window).mul(window.size().elements());
        Tensor y = s.relu().pow(1 / p);
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "LpPool3d(p %s, %s)".formatted(p, Sizes.describe(window));
    }
}
