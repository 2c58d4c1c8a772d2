package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.Window;
import java.util.function.UnaryOperator;

/// The mean under a window that slides over each channel of an image; padding counts as zeros
/// unless told otherwise.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, channels, ⌊(height + 2·padding - size) / stride⌋ + 1, …]` |
///
/// @param countsPadding whether cells of the padding are part of the mean
public record AvgPool2d(Window window, boolean countsPadding) implements Layer {
    /// Windows of `size` by `size` side by side.
    public static AvgPool2d of(long size) {
        return of(size, window -> window);
    }

    /// `AvgPool2d.of(3, w -> w.stride(2).padding(1))`.
    public static AvgPool2d of(long size, UnaryOperator<Window> choose) {
        return new AvgPool2d(choose.apply(Window.over(2, size)), true);
    }

    /// Takes the mean of the input's own cells only.
    public AvgPool2d withoutPadding() {
        return new AvgPool2d(window, false);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, h, w] → [batch, channels, h', w']
        Expect.window(this, x, window);
        Tensor y = countsPadding ? x.avgPool(window) : x.avgPoolWithoutPadding(window);
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "AvgPool2d(%s)".formatted(Sizes.describe(window));
    }
}
