package io.tarn.pretrained;

import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.nn.RmsNorm;
import io.tarn.sequence.transformer.CachedAttention;
import io.tarn.sequence.transformer.Memory;
import io.tarn.tensor.Tensor;

/// One layer of a [Llama]: self-attention to the past, then a gated part, each with a way around it and a normalisation before it.
///
/// x ← x + attention(norm(x));  x ← x + Wᵈ·(silu(Wᵍ·x̂) ⊙ Wᵘ·x̂),  x̂ = norm(x).
final class LlamaBlock implements Net {
    private final SelfAttention selfAttn;
    private final Gated mlp;
    private final RmsNorm inputLayernorm;
    private final RmsNorm postAttentionLayernorm;

    LlamaBlock(LlamaConfig config) {
        long width = config.width();
        long inner = config.feedForward();
        this.selfAttn = new SelfAttention(config);
        this.mlp = new Gated(linear(width, inner), linear(width, inner), linear(inner, width));
        this.inputLayernorm = norm(config);
        this.postAttentionLayernorm = norm(config);
    }

    static Linear linear(long in, long out) {
        return Linear.of(in, out, c -> c.noBias().init(Init.normal(0, 0.02)));
    }

    static RmsNorm norm(LlamaConfig config) {
        return RmsNorm.of(config.width(), c -> c.epsilon(config.epsilon()));
    }

    Tensor forward(Tensor x, Rotary places, Memory memory) { // [batch, tokens, width]
        Tensor a = x.add(selfAttn.forward(inputLayernorm.forward(x), places, memory));
        Tensor y = a.add(mlp.forward(postAttentionLayernorm.forward(a)));
        return Hooks.after(this, x, y);
    }

    private static final class SelfAttention implements Net {
        private final LlamaConfig config;
        private final Linear qProj;
        private final Linear kProj;
        private final Linear vProj;
        private final Linear oProj;
        private final CachedAttention attention = CachedAttention.of();

        private SelfAttention(LlamaConfig config) {
            long queries = config.heads() * config.headWidth();
            long keys = config.keyHeads() * config.headWidth();
            this.config = config;
            this.qProj = linear(config.width(), queries);
            this.kProj = linear(config.width(), keys);
            this.vProj = linear(config.width(), keys);
            this.oProj = linear(queries, config.width());
        }

        private Tensor forward(Tensor x, Rotary places, Memory memory) {
            Tensor q = CachedAttention.split(qProj.forward(x), config.heads());
            Tensor k = CachedAttention.split(kProj.forward(x), config.keyHeads());
            Tensor v = CachedAttention.split(vProj.forward(x), config.keyHeads());
            return oProj.forward(attention.forward(places.turn(q), places.turn(k), v, memory));
        }
    }

    /// SwiGLU (Shazeer, 2020).
    private record Gated(Linear gateProj, Linear upProj, Linear downProj) implements Net {
        private Tensor forward(Tensor x) { // [batch, tokens, width]
            // Wᵈ·(silu(Wᵍ·x) ⊙ Wᵘ·x)
            return downProj.forward(gateProj.forward(x).silu().mul(upProj.forward(x)));
        }
    }
}
