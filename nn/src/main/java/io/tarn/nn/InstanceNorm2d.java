package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Instance normalisation of images: γ·(x - μ) / √(σ² + ε) + β with the mean and variance of each
/// channel of each sample, which removes contrast and style (Ulyanov et al., 2016). γ and β are
/// learned where asked for.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, channels, height, width]` |
/// | `weight` γ, `bias` β | `[channels]` |
public final class InstanceNorm2d implements Layer {
    private final InstanceNormConfig config;
    private final Optional<Parameter> weight;
    private final Optional<Parameter> bias;

    private InstanceNorm2d(InstanceNormConfig config) {
        this.config = config;
        this.weight =
                config.affine()
                        ? Optional.of(Init.ones().parameter(config.channels()))
                        : Optional.empty();
        this.bias =
                config.affine()
                        ? Optional.of(Init.zeros().parameter(config.channels()))
                        : Optional.empty();
    }

    public static InstanceNorm2d of(long channels) {
        return of(channels, config -> config);
    }

    /// `InstanceNorm2d.of(64, c -> c.withAffine())`.
    public static InstanceNorm2d of(long channels, UnaryOperator<InstanceNormConfig> choose) {
        return new InstanceNorm2d(choose.apply(InstanceNormConfig.of(channels)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Expect.channels(this, x, config.channels(), 2);
        Expect.typeOrShorter(this, x, weight);
        Expect.moreThanOneCell(this, x);
        // y = γ·(x - μ) / √(σ² + ε) + β
        Tensor y =
                x.instanceNorm(
                        weight.map(Parameter::value), bias.map(Parameter::value), config.epsilon());
        return Hooks.after(this, x, y);
    }

    public Optional<Parameter> weight() {
        return weight;
    }

    public Optional<Parameter> bias() {
        return bias;
    }

    @Override
    public String toString() {
        return "InstanceNorm2d(%d)".formatted(config.channels());
    }
}
