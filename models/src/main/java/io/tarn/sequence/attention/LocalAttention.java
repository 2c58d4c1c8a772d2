package io.tarn.sequence.attention;

import io.tarn.nn.Attention;
import io.tarn.nn.Inline;
import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import java.util.List;

/// Attention to near places only: i sees j where |i - j| ≤ reach (truncated self-attention; Yeh et al., 2019).
///
/// It is exact within its window, which it goes through by blocks, at a cost of O(time·reach). It keeps padding and the causal mask.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
public final class LocalAttention implements HeadedAttention {
    private final Pattern pattern;
    @Inline private final Projections projections;
    private final Attention attention = Attention.of();

    private LocalAttention(long width, long heads, long reach) {
        this.pattern = Pattern.window(reach);
        this.projections = Projections.of("LocalAttention", width, heads, 3);
    }

    public static LocalAttention of(long width, long heads, long reach) {
        return new LocalAttention(
                width, heads, Fitting.positive("LocalAttention", "a reach", reach));
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
        Tensor q = qkv.getFirst();
        Visible visible = Visible.of(this, mask, q);
        // softmax(qᵢ·kⱼ / √width)·vⱼ over |i - j| ≤ reach
        return Blocks.of(q.size(2), pattern, visible.causal(), q.device())
                .attend(attention, q, qkv.get(1), qkv.get(2), visible);
    }

    @Override
    public String toString() {
        return "LocalAttention(%s, reach %d)".formatted(projections, pattern.reach());
    }
}
