package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.Window;
import java.util.function.UnaryOperator;

/// The mean under a window that slides over each channel of a volume; padding counts as zeros
/// unless told otherwise.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, depth, height, width]` |
/// | output | `[batch, channels, ⌊(depth + 2·padding - size) / stride⌋ + 1, …]` |
///
/// @param countsPadding whether cells of the padding are part of the mean
public record AvgPool3d(Window window, boolean countsPadding) implements Layer {
    /// Cubes of `size` side by side.
    public static AvgPool3d of(long size) {
        return of(size, window -> window);
    }

    /// `AvgPool3d.of(3, w -> w.stride(2).padding(1))`.
    public static AvgPool3d of(long size, UnaryOperator<Window> choose) {
        return new AvgPool3d(choose.apply(Window.over(3, size)), true);
    }

    /// Takes the mean of the input's own cells only.
    public AvgPool3d withoutPadding() {
        return new AvgPool3d(window, false);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *volume] → [batch, channels, *volume']
        Expect.window(this, x, window);
        Tensor y = countsPadding ? x.avgPool(window) : x.avgPoolWithoutPadding(window);
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "AvgPool3d(%s)".formatted(Sizes.describe(window));
    }
}
