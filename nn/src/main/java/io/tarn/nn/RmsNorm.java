package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Root mean square normalisation: γ·x / √(mean(x²) + ε) over the last dimensions (Zhang and
/// Sennrich, 2019).
///
/// | | shape |
/// |---|---|
/// | input, output | `[*, *size]` |
/// | `weight` γ | `[*size]` |
public final class RmsNorm implements Layer {
    /// How an [RmsNorm] is built.
    public record Config(Shape size, double epsilon, boolean affine) {
        /// Normalises over several last dimensions.
        public Config size(long... sizes) {
            return new Config(Shape.of(sizes), epsilon, affine);
        }

        public Config epsilon(double value) {
            return new Config(size, value, affine);
        }

        public Config noAffine() {
            return new Config(size, epsilon, false);
        }
    }

    private final Config config;
    private final Optional<Parameter> weight;

    private RmsNorm(Config config) {
        this.config = config;
        this.weight =
                config.affine
                        ? Optional.of(Init.ones().parameter(config.size.toArray()))
                        : Optional.empty();
    }

    public static RmsNorm of(long size) {
        return of(size, config -> config);
    }

    /// `RmsNorm.of(256, c -> c.epsilon(1e-5))`; ε is float32's 2⁻²³ at first, as in PyTorch.
    public static RmsNorm of(long size, UnaryOperator<Config> choose) {
        return new RmsNorm(choose.apply(new Config(Shape.of(size), Math.ulp(1f), true)));
    }

    @Override
    public Tensor forward(Tensor x) { // [*, *size]
        Expect.ending(this, x, config.size);
        Expect.typeOrShorter(this, x, weight);
        // y = γ·x / √(mean(x²) + ε)
        Tensor y = x.rmsNorm(config.size, weight.map(Parameter::value), config.epsilon);
        return Hooks.after(this, x, y);
    }

    public Optional<Parameter> weight() {
        return weight;
    }

    @Override
    public String toString() {
        return "RmsNorm(%s)".formatted(Sizes.product(config.size));
    }
}
