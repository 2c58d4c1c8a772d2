package io.tarn.vision;

import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;
import java.util.List;

/// The block of [SqueezeNet]: it squeezes the channels by 1×1, and expands them by 1×1 and 3×3 side by side.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, 8·squeeze, height, width]` |
final class Fire implements Layer {
    private final Conv2d squeeze;
    private final Conv2d expand1x1;
    private final Conv2d expand3x3;

    Fire(long in, long squeeze) {
        this.squeeze = SqueezeNet.convolution(in, squeeze, 1, 1, 0);
        this.expand1x1 = SqueezeNet.convolution(squeeze, 4 * squeeze, 1, 1, 0);
        this.expand3x3 = SqueezeNet.convolution(squeeze, 4 * squeeze, 3, 1, 1);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor s = squeeze.forward(x).relu();
        Tensor y = Tensor.cat(List.of(expand1x1.forward(s), expand3x3.forward(s)), 1).relu();
        return Hooks.after(this, x, y);
    }
}
