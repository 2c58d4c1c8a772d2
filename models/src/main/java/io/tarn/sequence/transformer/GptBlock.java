package io.tarn.sequence.transformer;

import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Inline;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/// One layer of a [Gpt]: x ← x + attention(norm(x));  x ← x + W₂·φ(W₁·norm(x) + b₁) + b₂.
final class GptBlock implements Net {
    private static final double DEVIATION = 0.02; // of new weights

    @Inline private final SequencedMap<String, LayerNorm> norms;
    private final SelfAttention attn;
    private final FeedForward mlp;

    GptBlock(GptConfig config) {
        this.norms = new TreeMap<>(Map.of("ln_1", config.norm(), "ln_2", config.norm()));
        this.attn = new SelfAttention(config);
        this.mlp = new FeedForward(config);
    }

    Tensor forward(Tensor x, Memory memory) { // [batch, time, width]
        Tensor a = x.add(attn.forward(norm("ln_1").forward(x), memory));
        Tensor y = a.add(mlp.forward(norm("ln_2").forward(a)));
        return Hooks.after(this, x, y);
    }

    /// How much every token takes of each before it, `[batch, heads, time, time]`.
    Tensor weights(Tensor x) {
        return attn.weights(norm("ln_1").forward(x));
    }

    private LayerNorm norm(String name) {
        return Objects.requireNonNull(norms.get(name));
    }

    private static final class SelfAttention implements Net {
        private final long heads;
        private final Linear cAttn;
        private final Linear cProj;
        private final CachedAttention attention;
        private final Dropout dropout;

        private SelfAttention(GptConfig config) {
            this.heads = config.heads();
            this.cAttn = linear(config.width(), 3 * config.width(), DEVIATION);
            this.cProj = linear(config.width(), config.width(), last(config));
            this.attention = CachedAttention.of(config.dropout());
            this.dropout = Dropout.of(config.dropout());
        }

        private Tensor forward(Tensor x, Memory memory) {
            List<Tensor> qkv = split(x);
            Tensor y = attention.forward(qkv.get(0), qkv.get(1), qkv.get(2), memory);
            return dropout.forward(cProj.forward(y));
        }

        private Tensor weights(Tensor x) {
            List<Tensor> qkv = split(x);
            return attention.weights(qkv.get(0), qkv.get(1));
        }

        /// Queries, keys and values, `[batch, heads, time, width / heads]` each.
        private List<Tensor> split(Tensor x) { // [batch, time, width]
            return cAttn.forward(x).chunk(3, -1).stream()
                    .map(part -> CachedAttention.split(part, heads))
                    .toList();
        }
    }

    private static final class FeedForward implements Net {
        private final Linear cFc;
        private final Linear cProj;
        private final Dropout dropout;

        private FeedForward(GptConfig config) {
            this.cFc = linear(config.width(), config.inner(), DEVIATION);
            this.cProj = linear(config.inner(), config.width(), last(config));
            this.dropout = Dropout.of(config.dropout());
        }

        private Tensor forward(Tensor x) {
            return dropout.forward(cProj.forward(cFc.forward(x).geluTanh()));
        }
    }

    private static Linear linear(long in, long out, double deviation) {
        return Linear.of(in, out, c -> c.init(Init.normal(0, deviation)).biasInit(Init.zeros()));
    }

    /// What 2·depth parts add to x has the same variance in deep stacks.
    private static double last(GptConfig config) {
        return DEVIATION / Math.sqrt(2.0 * config.depth());
    }
}
