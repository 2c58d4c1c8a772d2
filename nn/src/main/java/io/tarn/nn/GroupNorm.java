package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Group normalisation: γ·(x - μ) / √(σ² + ε) + β with the mean and variance of each group of
/// channels of each sample (Wu and He, 2018). It does not depend on the batch.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, channels, *]` |
/// | `weight` γ, `bias` β | `[channels]` |
public final class GroupNorm implements Layer {
    /// How a [GroupNorm] is built.
    public record Config(long groups, long channels, double epsilon, boolean affine) {
        public Config {
            if (groups < 1 || channels % groups != 0) {
                throw TensorException.of(
                        "GroupNorm",
                        "groups that divide the %d channels".formatted(channels),
                        groups,
                        "1 group is layer, as many groups as channels instance normalisation");
            }
        }

        public Config epsilon(double value) {
            return new Config(groups, channels, value, affine);
        }

        public Config noAffine() {
            return new Config(groups, channels, epsilon, false);
        }
    }

    private final Config config;
    private final Optional<Parameter> weight;
    private final Optional<Parameter> bias;

    private GroupNorm(Config config) {
        this.config = config;
        this.weight =
                config.affine
                        ? Optional.of(Init.ones().parameter(config.channels))
                        : Optional.empty();
        this.bias =
                config.affine
                        ? Optional.of(Init.zeros().parameter(config.channels))
                        : Optional.empty();
    }

    public static GroupNorm of(long groups, long channels) {
        return of(groups, channels, config -> config);
    }

    /// `GroupNorm.of(8, 64, c -> c.noAffine())`.
    public static GroupNorm of(long groups, long channels, UnaryOperator<Config> choose) {
        return new GroupNorm(choose.apply(new Config(groups, channels, 1e-5, true)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *]
        Expect.channels(this, x, config.channels);
        Expect.typeOrShorter(this, x, weight);
        // y = γ·(x - μ) / √(σ² + ε) + β
        Tensor y =
                x.groupNorm(
                        config.groups,
                        weight.map(Parameter::value),
                        bias.map(Parameter::value),
                        config.epsilon);
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
        return "GroupNorm(%d groups of %d)"
                .formatted(config.groups, config.channels / config.groups);
    }
}
