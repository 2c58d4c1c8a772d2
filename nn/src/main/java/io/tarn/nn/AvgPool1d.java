package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.Window;
import java.util.function.UnaryOperator;

/// The mean under a window that slides over each channel of a sequence; padding counts as zeros
/// unless told otherwise.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, length]` |
/// | output | `[batch, channels, ⌊(length + 2·padding - size) / stride⌋ + 1]` |
///
/// @param countsPadding whether cells of the padding are part of the mean
public record AvgPool1d(Window window, boolean countsPadding) implements Layer {
    /// Windows of `size` side by side.
    public static AvgPool1d of(long size) {
        return of(size, window -> window);
    }

    /// `AvgPool1d.of(3, w -> w.stride(2).padding(1))`.
    public static AvgPool1d of(long size, UnaryOperator<Window> choose) {
        return new AvgPool1d(choose.apply(Window.over(1, size)), true);
    }

    /// Takes the mean of the input's own cells only.
    public AvgPool1d withoutPadding() {
        return new AvgPool1d(window, false);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, length] → [batch, channels, length']
        Expect.window(this, x, window);
        Tensor y = countsPadding ? x.avgPool(window) : x.avgPoolWithoutPadding(window);
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "AvgPool1d(%s)".formatted(Sizes.describe(window));
    }
}
