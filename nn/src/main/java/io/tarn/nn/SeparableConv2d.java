package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A depthwise separable convolution: one kernel for each channel, then a 1x1 convolution that
/// mixes the channels.
///
/// It needs in·kernel² + in·out weights instead of in·out·kernel² (Chollet, 2017).
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, out, height', width']` as of [Conv2d] |
/// | `depthwise.weight`, `pointwise.weight` | `[in, 1, kernel, kernel]`, `[out, in, 1, 1]` |
public final class SeparableConv2d implements Layer {
    private final Conv2d depthwise;
    private final Conv2d pointwise;

    private SeparableConv2d(Conv2d depthwise, Conv2d pointwise) {
        this.depthwise = depthwise;
        this.pointwise = pointwise;
    }

    public static SeparableConv2d of(long in, long out, long kernel) {
        return of(in, out, kernel, config -> config);
    }

    /// `SeparableConv2d.of(32, 64, 3, c -> c.stride(2).padding(1).noBias())`; what is chosen
    /// shapes the depthwise part, its bias and initialisers both parts.
    public static SeparableConv2d of(
            long in, long out, long kernel, UnaryOperator<ConvConfig> choose) {
        Conv2d depthwise = Conv2d.of(in, in, kernel, config -> choose.apply(config).groups(in));
        Conv2d pointwise =
                Conv2d.of(in, out, 1, config -> withSameParameters(config, depthwise.config()));
        return new SeparableConv2d(depthwise, pointwise);
    }

    private static ConvConfig withSameParameters(ConvConfig config, ConvConfig chosen) {
        ConvConfig weighted = chosen.weightInit().map(config::init).orElse(config);
        ConvConfig biased = chosen.biasInit().map(weighted::biasInit).orElse(weighted);
        return chosen.bias() ? biased : biased.noBias();
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, in, height, width] → [batch, out, height', width']
        return Hooks.after(this, x, pointwise.forward(depthwise.forward(x)));
    }

    public Conv2d depthwise() {
        return depthwise;
    }

    public Conv2d pointwise() {
        return pointwise;
    }

    @Override
    public String toString() {
        return "SeparableConv2d(%d→%d, %s)"
                .formatted(
                        depthwise.config().in(),
                        pointwise.config().out(),
                        Sizes.product(depthwise.config().kernel()));
    }
}
