package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// One layer of a transformer's encoder: self-attention, then two linear layers, each with a way around it.
///
/// x ← norm(x + attention(x));  x ← norm(x + W₂·φ(W₁·x + b₁) + b₂).
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
public final class TransformerEncoderLayer implements Layer {
    private final TransformerConfig config;
    private final MultiHeadAttention selfAttn;
    private final Linear linear1;
    private final Dropout dropout;
    private final Linear linear2;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final Dropout dropout1;
    private final Dropout dropout2;
    private final Layer activation;

    private TransformerEncoderLayer(TransformerConfig config) {
        this.config = config;
        this.selfAttn = config.attention();
        this.linear1 = Linear.of(config.width(), config.feedForward());
        this.dropout = Dropout.of(config.dropout());
        this.linear2 = Linear.of(config.feedForward(), config.width());
        this.norm1 = config.norm();
        this.norm2 = config.norm();
        this.dropout1 = Dropout.of(config.dropout());
        this.dropout2 = Dropout.of(config.dropout());
        this.activation = config.activation();
    }

    public static TransformerEncoderLayer of(long width, long heads) {
        return of(width, heads, config -> config);
    }

    /// `TransformerEncoderLayer.of(256, 4, c -> c.feedForward(1024).normFirst().activation(Tensor::gelu))`.
    public static TransformerEncoderLayer of(
            long width, long heads, UnaryOperator<TransformerConfig> choose) {
        return new TransformerEncoderLayer(choose.apply(TransformerConfig.of(width, heads)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, time, width]
        return forward(x, Mask.none());
    }

    public Tensor forward(Tensor x, Mask mask) {
        Tensor y =
                switch (config.order()) {
                    case AFTER -> {
                        Tensor a = norm1.forward(x.add(attended(x, mask)));
                        yield norm2.forward(a.add(fed(a)));
                    }
                    case BEFORE -> {
                        Tensor a = x.add(attended(norm1.forward(x), mask));
                        yield a.add(fed(norm2.forward(a)));
                    }
                };
        return Hooks.after(this, x, y);
    }

    private Tensor attended(Tensor x, Mask mask) {
        return dropout1.forward(selfAttn.forward(x, mask));
    }

    private Tensor fed(Tensor x) {
        // W₂·φ(W₁·x + b₁) + b₂
        Tensor inner =
                dropout.forward(
                        activation.forward(linear1.forward(x))); // [batch, time, feedForward]
        return dropout2.forward(linear2.forward(inner));
    }

    @Override
    public String toString() {
        return "TransformerEncoderLayer(%s)".formatted(config);
    }
}
