package io.tarn.vision;

import io.tarn.nn.Hooks;
import io.tarn.nn.Inline;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.tensor.Tensor;

/// Layer normalisation over the channels of each pixel.
///
/// Input and output are `[batch, channels, height, width]`.
final class ChannelNorm implements Layer {
    @Inline private final LayerNorm norm;

    ChannelNorm(long channels) {
        this.norm = LayerNorm.of(channels, c -> c.epsilon(1e-6));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = norm.forward(x.permute(0, 2, 3, 1)); // [batch, height, width, channels]
        return Hooks.after(this, x, y.permute(0, 3, 1, 2));
    }
}
