package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A stack of [TransformerEncoderLayer]s; with normalisation before each part, one more stands at the end.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
public final class TransformerEncoder implements Layer {
    private final TransformerConfig config;
    private final List<TransformerEncoderLayer> layers;
    private final Optional<LayerNorm> norm;

    private TransformerEncoder(TransformerConfig config, int depth) {
        this.config = config;
        this.layers =
                IntStream.range(0, depth)
                        .mapToObj(_ ->
                                TransformerEncoderLayer.of(
                                        config.width(), config.heads(), _ -> config))
                        .toList();
        this.norm =
                config.order() == TransformerConfig.Order.BEFORE
                        ? Optional.of(config.norm())
                        : Optional.empty();
    }

    public static TransformerEncoder of(int depth, long width, long heads) {
        return of(depth, width, heads, config -> config);
    }

    /// `TransformerEncoder.of(4, 256, 4, c -> c.feedForward(1024))`.
    public static TransformerEncoder of(
            int depth, long width, long heads, UnaryOperator<TransformerConfig> choose) {
        return new TransformerEncoder(choose.apply(TransformerConfig.of(width, heads)), depth);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, time, width]
        return forward(x, Mask.none());
    }

    public Tensor forward(Tensor x, Mask mask) {
        Tensor y = x;
        for (TransformerEncoderLayer layer : layers) {
            y = layer.forward(y, mask);
        }
        return Hooks.after(this, x, norm.isPresent() ? norm.get().forward(y) : y);
    }

    @Override
    public String toString() {
        return "TransformerEncoder(%d layers of %s)".formatted(layers.size(), config);
    }
}
