package io.tarn.nn;

import io.tarn.tensor.Sliding;
import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A convolution of volumes: each output channel slides a kernel over all input channels of its
/// group.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, depth, height, width]` |
/// | output | `[batch, out, ⌊(depth + 2·padding - dilation·(kernel - 1) - 1) / stride⌋ + 1, …]` |
/// | `weight`, `bias` | `[out, in / groups, kernel, kernel, kernel]`, `[out]` |
public final class Conv3d implements Layer {
    private final ConvConfig config;
    private final Sliding moves;
    private final Parameter weight;
    private final Optional<Parameter> bias;

    private Conv3d(ConvConfig config) {
        this.config = config;
        this.moves = config.moves();
        this.weight = config.weight();
        this.bias = config.biasParameter();
    }

    public static Conv3d of(long in, long out, long kernel) {
        return of(in, out, kernel, config -> config);
    }

    /// `Conv3d.of(3, 64, 3, c -> c.stride(2).padding(1).noBias())`.
    public static Conv3d of(long in, long out, long kernel, UnaryOperator<ConvConfig> choose) {
        return new Conv3d(choose.apply(ConvConfig.of(3, in, out, kernel)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, in, *volume] → [batch, out, *volume']
        Expect.channels(this, x, config.in(), 3);
        Expect.type(this, x, weight);
        Tensor padded = config.padsFirst() ? x.pad(config.paddingMode(), config.around()) : x;
        Expect.kernel(this, padded, config.kernel(), moves);
        // y[o, p] = b[o] + Σ W[o, i, k]·x[i, s·p + d·k]
        Tensor y =
                bias.isPresent()
                        ? padded.convolution(weight.value(), bias.get().value(), moves)
                        : padded.convolution(weight.value(), moves);
        return Hooks.after(this, x, y);
    }

    public ConvConfig config() {
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
        return "Conv3d(%s)".formatted(config.describe());
    }
}
