package io.tarn.sequence.attention;

import io.tarn.nn.Inline;
import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import java.util.List;

/// Attention whose scores are products of features φ(x) = elu(x) + 1, at a cost of O(time) (Katharopoulos et al., 2020).
///
/// yᵢ = φ(qᵢ)ᵀ·Σⱼ φ(kⱼ)·vⱼᵀ / φ(qᵢ)ᵀ·Σⱼ φ(kⱼ). It keeps padding and the causal mask, for which it sums up the past.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
public final class LinearAttention implements HeadedAttention {
    @Inline private final Projections projections;

    private LinearAttention(long width, long heads) {
        this.projections = Projections.of("LinearAttention", width, heads, 3);
    }

    public static LinearAttention of(long width, long heads) {
        return new LinearAttention(width, heads);
    }

    @Override
    public Tensor forward(Tensor x, Mask mask) {
        return projections.output(this, x, qkv -> mix(qkv, mask));
    }

    @Override
    public Tensor weights(Tensor x, Mask mask) {
        return projections.weights(this, x, qkv -> mix(qkv, mask));
    }

    private Tensor mix(List<Tensor> qkv, Mask mask) {
        Visible visible = Visible.of(this, mask, qkv.getFirst());
        return FeatureSums.mix(features(qkv.get(0)), features(qkv.get(1)), qkv.get(2), visible);
    }

    private static Tensor features(Tensor x) {
        return x.elu(1).add(1); // φ(x) = elu(x) + 1
    }

    @Override
    public String toString() {
        return "LinearAttention(%s)".formatted(projections);
    }
}
