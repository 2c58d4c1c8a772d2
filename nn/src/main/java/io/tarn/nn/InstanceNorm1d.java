package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Instance normalisation of sequences: γ·(x - μ) / √(σ² + ε) + β with the mean and variance of
/// each channel of each sample, which removes contrast and style (Ulyanov et al., 2016). γ and β
/// are learned where asked for.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, channels, length]` |
/// | `weight` γ, `bias` β | `[channels]` |
public final class InstanceNorm1d implements Layer {
    private final InstanceNormConfig config;
    private final Optional<Parameter> weight;
    private final Optional<Parameter> bias;

    private InstanceNorm1d(InstanceNormConfig config) {
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

    public static InstanceNorm1d of(long channels) {
        return of(channels, config -> config);
    }

    /// `InstanceNorm1d.of(64, c -> c.withAffine())`.
    public static InstanceNorm1d of(long channels, UnaryOperator<InstanceNormConfig> choose) {
        return new InstanceNorm1d(choose.apply(InstanceNormConfig.of(channels)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, length]
        Expect.channels(this, x, config.channels(), 1);
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
        return "InstanceNorm1d(%d)".formatted(config.channels());
    }
}
