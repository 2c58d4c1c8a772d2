package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A fully connected layer: y = x·Wᵀ + b.
///
/// | | shape |
/// |---|---|
/// | input | `[*, in]` |
/// | output | `[*, out]` |
/// | `weight`, `bias` | `[out, in]`, `[out]` |
public final class Linear implements Layer {
    /// How a [Linear] is built.
    public record Config(long in, long out, boolean bias, Init weightInit, Init biasInit) {
        public Config noBias() {
            return new Config(in, out, false, weightInit, biasInit);
        }

        public Config init(Init weight) {
            return new Config(in, out, bias, weight, biasInit);
        }

        public Config biasInit(Init bias) {
            return new Config(in, out, this.bias, weightInit, bias);
        }
    }

    private final Config config;
    private final Parameter weight;
    private final Optional<Parameter> bias;

    private Linear(Config config) {
        this.config = config;
        this.weight = config.weightInit.parameter(config.out, config.in);
        this.bias =
                config.bias ? Optional.of(config.biasInit.parameter(config.out)) : Optional.empty();
    }

    public static Linear of(long in, long out) {
        return of(in, out, config -> config);
    }

    /// `Linear.of(784, 128, c -> c.noBias().init(Init.heNormal()))`.
    public static Linear of(long in, long out, UnaryOperator<Config> choose) {
        Init uniform = Init.uniformOver(in); // as in PyTorch
        return new Linear(choose.apply(new Config(in, out, true, uniform, uniform)));
    }

    @Override
    public Tensor forward(Tensor x) { // [*, in] → [*, out]
        Expect.width(this, x, config.in);
        Expect.type(this, x, weight);
        // y = x·Wᵀ + b
        Tensor y =
                bias.isPresent()
                        ? x.linear(weight.value(), bias.get().value())
                        : x.linear(weight.value());
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
        return "Linear(%d→%d)".formatted(config.in, config.out);
    }
}
