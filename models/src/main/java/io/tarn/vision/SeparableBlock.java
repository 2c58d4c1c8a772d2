package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;

/// The block of [MobileNetV1]: a convolution of 3×3 in each channel by itself, then one of 1×1 across the channels.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, out, height / stride, width / stride]` |
final class SeparableBlock implements Layer {
    private final ConvNormRelu depthwise;
    private final ConvNormRelu pointwise;

    SeparableBlock(long in, long out, int stride) {
        this.depthwise = ConvNormRelu.depthwise(in, stride, Activation.relu());
        this.pointwise = ConvNormRelu.of(in, out, 1, 1, Activation.relu());
    }

    @Override
    public Tensor forward(Tensor x) {
        // 3·3·in + in·out weights instead of 3·3·in·out
        return Hooks.after(this, x, pointwise.forward(depthwise.forward(x)));
    }
}
