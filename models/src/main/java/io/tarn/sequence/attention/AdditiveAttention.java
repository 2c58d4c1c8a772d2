package io.tarn.sequence.attention;

import io.tarn.nn.Attention;
import io.tarn.nn.Init;
import io.tarn.nn.Inline;
import io.tarn.nn.Mask;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;

/// Self-attention whose scores are small networks (Bahdanau, Cho and Bengio, 2015): softmax(aᵀ·tanh(qᵢ + kⱼ))·v.
///
/// It sees all pairs, at a cost of O(time²·width) in memory too, and keeps every mask.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
/// | `score` a | `[heads, width / heads]` |
public final class AdditiveAttention implements HeadedAttention {
    @Inline private final Projections projections;
    private final Parameter score;
    private final Attention attention = Attention.of();

    private AdditiveAttention(long width, long heads) {
        this.projections = Projections.of("AdditiveAttention", width, heads, 3);
        this.score = Init.glorotUniform().parameter(heads, width / heads);
    }

    public static AdditiveAttention of(long width, long heads) {
        return new AdditiveAttention(width, heads);
    }

    @Override
    public Tensor forward(Tensor x, Mask mask) {
        return projections.output(
                this,
                x,
                qkv -> Scored.mix(attention, scores(qkv.get(0), qkv.get(1)), qkv.get(2), mask));
    }

    @Override
    public Tensor weights(Tensor x, Mask mask) {
        return projections.weights(
                this,
                x,
                qkv -> Scored.weights(attention, scores(qkv.get(0), qkv.get(1)), qkv.get(2), mask));
    }

    private Tensor scores(Tensor q, Tensor k) {
        Tensor sum =
                q.unsqueeze(3).add(k.unsqueeze(2)); // [batch, heads, time, time, width / heads]
        // sᵢⱼ = aᵀ·tanh(qᵢ + kⱼ)
        Tensor a = score.value().unsqueeze(1).unsqueeze(-1); // [heads, 1, width / heads, 1]
        return sum.tanh().matmul(a).squeeze(-1);
    }

    @Override
    public String toString() {
        return "AdditiveAttention(%s)".formatted(projections);
    }
}
