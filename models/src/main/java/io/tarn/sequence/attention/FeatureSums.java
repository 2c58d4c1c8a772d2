package io.tarn.sequence.attention;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;

/// Attention whose scores are products of features, which need not see pairs: yᵢ = φ(qᵢ)ᵀ·Σⱼ φ(kⱼ)·vⱼᵀ / φ(qᵢ)ᵀ·Σⱼ φ(kⱼ).
///
/// The sums go over all j, or for a causal mask over j ≤ i. The cost is O(time·features·width).
final class FeatureSums {
    private static final long CHUNK = 64;
    private static final double LEAST = 1e-30; // a place that sees nothing gets zeros

    private FeatureSums() {}

    /// @param q features φ(q) `[batch, heads, time, features]`, none below zero
    /// @param k features φ(k) of the same shape
    static Tensor mix(Tensor q, Tensor k, Tensor v, Visible visible) {
        Tensor seen = visible.zeroed(k);
        Shape one = Shape.of(v.size(0), v.size(1), v.size(2), 1);
        Tensor counted = Tensor.ones(one, v.dtype()).to(v.device());
        Tensor values =
                Tensor.cat(List.of(visible.zeroed(v), counted), -1); // the last column sums φ(k)
        Tensor sums = visible.causal() ? past(q, seen, values) : all(q, seen, values);
        long width = v.size(-1);
        // y = φ(q)ᵀ·Σ φ(k)·vᵀ / φ(q)ᵀ·Σ φ(k)
        return sums.narrow(-1, 0, width).div(sums.narrow(-1, width, 1).clampMin(LEAST));
    }

    private static Tensor all(Tensor q, Tensor k, Tensor v) {
        return q.matmul(k.transpose(-2, -1).matmul(v));
    }

    /// By chunks: what was before the chunk is a sum, what is inside it are pairs.
    private static Tensor past(Tensor q, Tensor k, Tensor v) {
        long time = q.size(2);
        Tensor a = chunks(q); // [batch, heads, chunks, CHUNK, features]
        Tensor b = chunks(k);
        Tensor c = chunks(v);
        Tensor sums = b.transpose(-2, -1).matmul(c); // [batch, heads, chunks, features, width + 1]
        long last = sums.size(2) - 1;
        Tensor before = sums.narrow(2, 0, last).padConstant(0, 0, 0, 0, 0, 1, 0).cumsum(2);
        // Σ over j in earlier chunks, and over j ≤ i in this one
        Tensor y = a.matmul(before).add(a.matmul(b.transpose(-2, -1)).tril().matmul(c));
        return y.flatten(2, 3).narrow(2, 0, time);
    }

    private static Tensor chunks(Tensor x) {
        long time = x.size(2);
        long chunk = Math.min(CHUNK, time);
        long missing = Math.floorMod(-time, chunk);
        return x.padConstant(0, 0, 0, 0, missing).unflatten(2, (time + missing) / chunk, chunk);
    }
}
