package io.tarn.pretrained;

import io.tarn.nn.Activation;
import io.tarn.nn.Attention;
import io.tarn.nn.Hooks;
import io.tarn.nn.Linear;
import io.tarn.nn.Mask;
import io.tarn.nn.Net;
import io.tarn.sequence.attention.SelfAttention;
import io.tarn.sequence.transformer.CachedAttention;
import io.tarn.tensor.Tensor;

/// One block of a [Bert]: self-attention, then two linear layers, each with a way around it and a normalisation after it.
///
/// x ← norm(x + attention(x));  x ← norm(x + W₂·φ(W₁·x + b₁) + b₂).
final class BertLayer implements SelfAttention {
    private final Attending attention;
    private final Dense intermediate;
    private final BertOutput output;
    private final Activation activation;

    private record Attending(Heads self, BertOutput output) implements Net {}

    private record Dense(Linear dense) implements Net {}

    BertLayer(BertConfig config) {
        long width = config.width();
        this.attention = new Attending(new Heads(config), new BertOutput(width, config));
        this.intermediate = new Dense(Bert.linear(width, config.feedForward()));
        this.output = new BertOutput(config.feedForward(), config);
        this.activation = config.activation();
    }

    @Override
    public Tensor forward(Tensor x, Mask mask) { // [batch, tokens, width]
        // x ← norm(x + attention(x))
        Tensor a = attention.output.forward(attention.self.forward(x, mask), x);
        // x ← norm(x + W₂·φ(W₁·x + b₁) + b₂)
        Tensor y = output.forward(activation.forward(intermediate.dense.forward(a)), a);
        return Hooks.after(this, x, y);
    }

    /// The heads side by side: `[head₁ … headₙ]` with headᵢ = attention(q·Wᵢᵠ, k·Wᵢᴷ, v·Wᵢⱽ).
    private static final class Heads implements Net {
        private final long heads;
        private final Linear query;
        private final Linear key;
        private final Linear value;
        private final Attention attention;

        private Heads(BertConfig config) {
            this.heads = config.heads();
            this.query = Bert.linear(config.width(), config.width());
            this.key = Bert.linear(config.width(), config.width());
            this.value = Bert.linear(config.width(), config.width());
            this.attention = Attention.of().dropout(config.dropout());
        }

        private Tensor forward(Tensor x, Mask mask) { // [batch, tokens, width]
            Tensor q = CachedAttention.split(query.forward(x), heads);
            Tensor k = CachedAttention.split(key.forward(x), heads);
            Tensor v = CachedAttention.split(value.forward(x), heads);
            return CachedAttention.join(attention.forward(q, k, v, mask));
        }
    }
}
