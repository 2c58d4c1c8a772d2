package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// One layer of a transformer's decoder: self-attention, attention to what the encoder made, then two linear layers.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
/// | memory, from the encoder | `[batch, keys, width]` |
///
/// Nothing is causal by itself: give [Mask#causal] where the future must stay hidden.
public final class TransformerDecoderLayer implements Net {
    private final TransformerConfig config;
    private final MultiHeadAttention selfAttn;
    private final MultiHeadAttention multiheadAttn;
    private final Linear linear1;
    private final Dropout dropout;
    private final Linear linear2;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final LayerNorm norm3;
    private final Dropout dropout1;
    private final Dropout dropout2;
    private final Dropout dropout3;
    private final Layer activation;

    private TransformerDecoderLayer(TransformerConfig config) {
        this.config = config;
        this.selfAttn = config.attention();
        this.multiheadAttn = config.attention();
        this.linear1 = Linear.of(config.width(), config.feedForward());
        this.dropout = Dropout.of(config.dropout());
        this.linear2 = Linear.of(config.feedForward(), config.width());
        this.norm1 = config.norm();
        this.norm2 = config.norm();
        this.norm3 = config.norm();
        this.dropout1 = Dropout.of(config.dropout());
        this.dropout2 = Dropout.of(config.dropout());
        this.dropout3 = Dropout.of(config.dropout());
        this.activation = config.activation();
    }

    public static TransformerDecoderLayer of(long width, long heads) {
        return of(width, heads, config -> config);
    }

    public static TransformerDecoderLayer of(
            long width, long heads, UnaryOperator<TransformerConfig> choose) {
        return new TransformerDecoderLayer(choose.apply(TransformerConfig.of(width, heads)));
    }

    /// Sees all of the memory.
    public Tensor forward(Tensor x, Tensor memory, Mask mask) {
        return forward(x, memory, mask, Mask.none());
    }

    /// `mask` is for x among itself, `memoryMask` for x looking at the memory.
    public Tensor forward(Tensor x, Tensor memory, Mask mask, Mask memoryMask) {
        Tensor y =
                switch (config.order()) {
                    case AFTER -> {
                        Tensor a = norm1.forward(x.add(attended(x, mask)));
                        Tensor b = norm2.forward(a.add(read(a, memory, memoryMask)));
                        yield norm3.forward(b.add(fed(b)));
                    }
                    case BEFORE -> {
                        Tensor a = x.add(attended(norm1.forward(x), mask));
                        Tensor b = a.add(read(norm2.forward(a), memory, memoryMask));
                        yield b.add(fed(norm3.forward(b)));
                    }
                };
        return Hooks.after(this, x, y);
    }

    private Tensor attended(Tensor x, Mask mask) {
        return dropout1.forward(selfAttn.forward(x, mask));
    }

    private Tensor read(Tensor x, Tensor memory, Mask mask) {
        return dropout2.forward(multiheadAttn.forward(x, memory, memory, mask));
    }

    private Tensor fed(Tensor x) {
        // W₂·φ(W₁·x + b₁) + b₂
        Tensor inner =
                dropout.forward(
                        activation.forward(linear1.forward(x))); // [batch, time, feedForward]
        return dropout3.forward(linear2.forward(inner));
    }

    @Override
    public String toString() {
        return "TransformerDecoderLayer(%s)".formatted(config);
    }
}
