package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.Window;
import java.util.function.UnaryOperator;

/// The largest element under a window that slides over each channel of a sequence.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, length]` |
/// | output | `[batch, channels, ⌊(length + 2·padding - dilation·(size - 1) - 1) / stride⌋ + 1]` |
public record MaxPool1d(Window window) implements Layer {
    /// Windows of `size` side by side.
    public static MaxPool1d of(long size) {
        return of(size, window -> window);
    }

    /// `MaxPool1d.of(3, w -> w.stride(2).padding(1))`.
    public static MaxPool1d of(long size, UnaryOperator<Window> choose) {
        return new MaxPool1d(choose.apply(Window.over(1, size)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, length] → [batch, channels, length']
        Expect.window(this, x, window);
        return Hooks.after(this, x, x.maxPool(window));
    }

    @Override
    public String toString() {
        return "MaxPool1d(%s)".formatted(Sizes.describe(window));
    }
}
