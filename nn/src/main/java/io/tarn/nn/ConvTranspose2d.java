package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A transposed convolution of images, which makes them larger: every cell of the input paints the
/// kernel.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, out, (height - 1)·stride - 2·padding + dilation·(kernel - 1) + outputPadding + 1, …]` |
/// | `weight`, `bias` | `[in, out / groups, kernel, kernel]`, `[out]` |
public final class ConvTranspose2d implements Layer {
    private final ConvTransposeConfig config;
    private final Parameter weight;
    private final Optional<Parameter> bias;

    private ConvTranspose2d(ConvTransposeConfig config) {
        this.config = config;
        this.weight = config.weight();
        this.bias = config.biasParameter();
    }

    public static ConvTranspose2d of(long in, long out, long kernel) {
        return of(in, out, kernel, config -> config);
    }

    /// `ConvTranspose2d.of(64, 32, 4, c -> c.stride(2).padding(1).noBias())`.
    public static ConvTranspose2d of(
            long in, long out, long kernel, UnaryOperator<ConvTransposeConfig> choose) {
        return new ConvTranspose2d(choose.apply(ConvTransposeConfig.of(2, in, out, kernel)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, in, height, width] → [batch, out, height', width']
        Expect.channels(this, x, config.in(), 2);
        Expect.type(this, x, weight);
        // y[o, s·p + d·k] = b[o] + Σ W[i, o, k]·x[i, p]
        Tensor y =
                bias.isPresent()
                        ? x.convTranspose(
                                weight.value(),
                                bias.get().value(),
                                config.sliding(),
                                config.outputPadding())
                        : x.convTranspose(weight.value(), config.sliding(), config.outputPadding());
        return Hooks.after(this, x, y);
    }

    public ConvTransposeConfig config() {
        return config;
    }

    public Parameter weight() {
        return weight;
    }

    public Optional<Parameter> bias() {
        return bias;
    }

    @Override
    public String toString() {
        return "ConvTranspose2d(%s)".formatted(config.describe());
    }
}
