package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Layer normalisation: γ·(x - μ) / √(σ² + ε) + β with the mean and variance over the last
/// dimensions (Ba et al., 2016).
///
/// | | shape |
/// |---|---|
/// | input, output | `[*, *size]` |
/// | `weight` γ, `bias` β | `[*size]` |
public final class LayerNorm implements Layer {
    /// How a [LayerNorm] is built.
    ///
    /// @param affine whether γ is learned
    /// @param bias whether β is learned
    public record Config(Shape size, double epsilon, boolean affine, boolean bias) {
        /// Normalises over several last dimensions.
        public Config size(long... sizes) {
            return new Config(Shape.of(sizes), epsilon, affine, bias);
        }

        public Config epsilon(double value) {
            return new Config(size, value, affine, bias);
        }

        public Config noBias() {
            return new Config(size, epsilon, affine, false);
        }

        public Config noAffine() {
            return new Config(size, epsilon, false, false);
        }
    }

    private final Config config;
    private final Optional<Parameter> weight;
    private final Optional<Parameter> bias;

    private LayerNorm(Config config) {
        this.config = config;
        long[] sizes = config.size.toArray();
        this.weight = config.affine ? Optional.of(Init.ones().parameter(sizes)) : Optional.empty();
        this.bias = config.bias ? Optional.of(Init.zeros().parameter(sizes)) : Optional.empty();
    }

    public static LayerNorm of(long size) {
        return of(size, config -> config);
    }

    /// `LayerNorm.of(256, c -> c.epsilon(1e-6).noBias())`.
    public static LayerNorm of(long size, UnaryOperator<Config> choose) {
        return new LayerNorm(choose.apply(new Config(Shape.of(size), 1e-5, true, true)));
    }

    @Override
    public Tensor forward(Tensor x) { // [*, *size]
        Expect.ending(this, x, config.size);
        Expect.typeOrShorter(this, x, weight);
        // y = γ·(x - μ) / √(σ² + ε) + β
        Tensor y =
                x.layerNorm(
                        config.size,
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
        return "LayerNorm(%s)".formatted(Sizes.product(config.size));
    }
}
