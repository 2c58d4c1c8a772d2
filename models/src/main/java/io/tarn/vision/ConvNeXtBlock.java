package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.nn.StochasticDepth;
import io.tarn.tensor.Tensor;

/// The block of [ConvNeXt]: a kernel of 7×7 in each channel, then two linear layers at each pixel, as a Transformer has them.
///
/// Input and output are `[batch, width, height, width]`.
final class ConvNeXtBlock implements Layer {
    private final Sequential block;
    private final Parameter layerScale;
    private final StochasticDepth stochasticDepth;

    /// @param skipped how often it is skipped in training
    ConvNeXtBlock(long width, double scale, double skipped) {
        this.block =
                Sequential.of(
                        ConvNeXt.convolution(width, width, 7, c -> c.padding(3).groups(width)),
                        Activation.of("channels last", x -> x.permute(0, 2, 3, 1)),
                        LayerNorm.of(width, c -> c.epsilon(1e-6)),
                        ConvNeXt.linear(width, 4 * width),
                        Activation.gelu(),
                        ConvNeXt.linear(4 * width, width),
                        Activation.of("channels first", x -> x.permute(0, 3, 1, 2)));
        this.layerScale = Init.constant(scale).parameter(width, 1, 1);
        this.stochasticDepth = StochasticDepth.of(skipped);
    }

    @Override
    public Tensor forward(Tensor x) {
        // y = x + γ·f(x)
        Tensor f = block.forward(x).mul(layerScale.value());
        return Hooks.after(this, x, x.add(stochasticDepth.forward(f)));
    }
}
