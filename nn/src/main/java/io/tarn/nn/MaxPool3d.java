package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.Window;
import java.util.function.UnaryOperator;

/// The largest element under a window that slides over each channel of a volume.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, depth, height, width]` |
/// | output | `[batch, channels, ⌊(depth + 2·padding - dilation·(size - 1) - 1) / stride⌋ + 1, …]` |
public record MaxPool3d(Window window) implements Layer {
    /// Cubes of `size` side by side.
    public static MaxPool3d of(long size) {
        return of(size, window -> window);
    }

    /// `MaxPool3d.of(3, w -> w.stride(2).padding(1))`.
    public static MaxPool3d of(long size, UnaryOperator<Window> choose) {
        return new MaxPool3d(choose.apply(Window.over(3, size)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *volume] → [batch, channels, *volume']
        Expect.window(this, x, window);
        return Hooks.after(this, x, x.maxPool(window));
    }

    @Override
    public String toString() {
        return "MaxPool3d(%s)".formatted(Sizes.describe(window));
    }
}
