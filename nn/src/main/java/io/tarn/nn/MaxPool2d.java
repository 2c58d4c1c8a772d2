package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.Window;
import java.util.function.UnaryOperator;

/// The largest element under a window that slides over each channel of an image.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, channels, ⌊(height + 2·padding - dilation·(size - 1) - 1) / stride⌋ + 1, …]` |
public record MaxPool2d(Window window) implements Layer {
    /// Windows of `size` by `size` side by side.
    public static MaxPool2d of(long size) {
        return of(size, window -> window);
    }

    /// `MaxPool2d.of(3, w -> w.stride(2).padding(1))`.
    public static MaxPool2d of(long size, UnaryOperator<Window> choose) {
        return new MaxPool2d(choose.apply(Window.over(2, size)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, h, w] → [batch, channels, h', w']
        Expect.window(this, x, window);
        return Hooks.after(this, x, x.maxPool(window));
    }

    @Override
    public String toString() {
        return "MaxPool2d(%s)".formatted(Sizes.describe(window));
    }
}
