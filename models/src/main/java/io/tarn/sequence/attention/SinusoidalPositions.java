package io.tarn.sequence.attention;

import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;

/// Adds a code to each place that is made of sines and cosines (Vaswani et al., 2017).
///
/// code(t, 2n) = sin(t / 10000^(2n / width)), code(t, 2n + 1) = cos(t / 10000^(2n / width)).
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
public final class SinusoidalPositions implements Layer {
    private final long width;

    private SinusoidalPositions(long width) {
        this.width = width;
    }

    public static SinusoidalPositions of(long width) {
        if (width < 2 || width % 2 != 0) {
            throw TensorException.of(
                    "SinusoidalPositions", "an even width", width, "half are sines, half cosines");
        }
        return new SinusoidalPositions(width);
    }

    /// The codes of the first places, `[time, width]`.
    public Tensor table(long time) {
        return codes(Tensor.arange(time).toDouble(), width).toFloat();
    }

    /// The codes of any places, `[places]` → `[places, width]`.
    static Tensor codes(Tensor places, long width) {
        Tensor rate = Tensor.arange(width / 2).toDouble().mul(-2.0 / width).rpow(10_000);
        Tensor angle = places.outer(rate); // [places, width / 2]
        return Tensor.stack(List.of(angle.sin(), angle.cos()), -1).flatten(1);
    }

    @Override
    public Tensor forward(Tensor x) {
        Fitting.check(this, x, width, Long.MAX_VALUE);
        return Hooks.after(this, x, x.add(table(x.size(1)).to(x.device(), x.dtype())));
    }

    @Override
    public String toString() {
        return "SinusoidalPositions(%d)".formatted(width);
    }
}
