package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A map that is linear in each of two inputs: yⱼ = xᵀ·Wⱼ·z + bⱼ.
///
/// | | shape |
/// |---|---|
/// | inputs | `[*, left]`, `[*, right]` |
/// | output | `[*, out]` |
/// | `weight`, `bias` | `[out, left, right]`, `[out]` |
public final class Bilinear implements Net {
    /// How a [Bilinear] is built.
    public record Config(long left, long right, long out, boolean bias, Init init) {
        public Config noBias() {
            return new Config(left, right, out, false, init);
        }

        public Config init(Init other) {
            return new Config(left, right, out, bias, other);
        }
    }

    private final Config config;
    private final Parameter weight;
    private final Optional<Parameter> bias;

    private Bilinear(Config config) {
        this.config = config;
        this.weight = config.init.parameter(config.out, config.left, config.right);
        this.bias = config.bias ? Optional.of(config.init.parameter(config.out)) : Optional.empty();
    }

    public static Bilinear of(long left, long right, long out) {
        return of(left, right, out, config -> config);
    }

    /// `Bilinear.of(5, 7, 3, c -> c.noBias())`.
    public static Bilinear of(long left, long right, long out, UnaryOperator<Config> choose) {
        Init uniform = Init.uniformOver(left); // as in PyTorch
        return new Bilinear(choose.apply(new Config(left, right, out, true, uniform)));
    }

    public Tensor forward(Tensor x, Tensor z) { // [*, left], [*, right] → [*, out]
        Expect.width(this, x, config.left);
        Expect.width(this, z, config.right);
        Expect.type(this, x, weight);
        Expect.type(this, z, weight);
        // yⱼ = xᵀ·Wⱼ·z + bⱼ
        Tensor y =
                bias.isPresent()
                        ? x.bilinear(z, weight.value(), bias.get().value())
                        : x.bilinear(z, weight.value());
        return Hooks.after(this, x, y);
    }

    public Parameter weight() {
        return weight;
    }

    public Optional<Parameter> bias() {
        return bias;
    }

    @Override
    public String toString() {
        return "Bilinear(%dx%d→%d)".formatted(config.left, config.right, config.out);
    }
}
