package io.tarn.sequence.attention;

import io.tarn.nn.Init;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// Relative positions (Shaw, Uszkoreit and Vaswani, 2018): a learned key for each distance, pᵢⱼ = qᵢ·a(j - i) / √width.
///
/// Distances beyond `reach` are taken as `reach`. The paper's relative values, which it found to add nothing, are left out.
///
/// | | shape |
/// |---|---|
/// | `relative_keys` a | `[2·reach + 1, width of a head]` |
public final class RelativeKeys implements Positions {
    private final long reach;
    private final Parameter relativeKeys;

    private RelativeKeys(long width, long reach) {
        this.reach = reach;
        this.relativeKeys = Init.glorotUniform().parameter(2 * reach + 1, width);
    }

    /// `c.positions(RelativeKeys.within(16))`.
    public static Maker within(long reach) {
        Fitting.positive("RelativeKeys", "a reach", reach);
        return (_, width) -> new RelativeKeys(width, reach);
    }

    @Override
    public Optional<Tensor> scores(Tensor q) {
        Tensor a = relativeKeys.value();
        long time = q.size(2);
        // pᵢⱼ = qᵢ·a(j - i) / √width
        Tensor p =
                q.mul(1 / Math.sqrt(q.size(-1))).matmul(a.t()); // [batch, heads, time, 2·reach + 1]
        Tensor distance = Distances.of(q).clamp(-reach, reach).add(reach);
        return Optional.of(p.gather(-1, distance.expand(q.size(0), q.size(1), time, time)));
    }

    @Override
    public String toString() {
        return "RelativeKeys(%d)".formatted(reach);
    }
}
