package io.tarn.sequence.attention;

import io.tarn.nn.Attention;
import io.tarn.nn.Inline;
import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Attention of several heads by scaled dot products (Vaswani et al., 2017): softmax(q·kᵀ / √width + p)·v.
///
/// [Positions] say what becomes of queries, keys and p by their places. It sees all pairs, at a cost of O(time²), and keeps every mask.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
/// | `in_proj_weight`, `out_proj.weight` | `[3·width, width]`, `[width, width]`: PyTorch's `MultiheadAttention` |
public final class DotAttention implements HeadedAttention {
    /// How a [DotAttention] is built.
    ///
    /// @param dropout of the weights, in training
    public record Config(long width, long heads, Positions.Maker positions, double dropout) {
        /// `c -> c.positions(Rotary::of)`.
        public Config positions(Positions.Maker maker) {
            return new Config(width, heads, maker, dropout);
        }

        public Config dropout(double fraction) {
            return new Config(width, heads, positions, fraction);
        }
    }

    @Inline private final Projections projections;
    @Inline private final Positions positions;
    private final Attention attention;

    private DotAttention(Config config) {
        this.projections = Projections.of("DotAttention", config.width, config.heads, 3);
        this.positions = config.positions.of(config.heads, config.width / config.heads);
        this.attention = Attention.of().dropout(config.dropout);
    }

    public static DotAttention of(long width, long heads) {
        return of(width, heads, config -> config);
    }

    /// `DotAttention.of(256, 4, c -> c.positions(Alibi::of).dropout(0.1))`.
    public static DotAttention of(long width, long heads, UnaryOperator<Config> choose) {
        return new DotAttention(
                choose.apply(new Config(width, heads, (_, _) -> Positions.none(), 0)));
    }

    @Override
    public Tensor forward(Tensor x, Mask mask) {
        return projections.output(
                this,
                x,
                qkv -> {
                    Placed at = Placed.of(positions, qkv, mask);
                    // softmax(q·kᵀ / √width + p)·v
                    return attention.forward(at.q, at.k, qkv.get(2), at.mask);
                });
    }

    @Override
    public Tensor weights(Tensor x, Mask mask) {
        return projections.weights(
                this,
                x,
                qkv -> {
                    Placed at = Placed.of(positions, qkv, mask);
                    return attention.weights(at.q, at.k, at.mask);
                });
    }

    private record Placed(Tensor q, Tensor k, Mask mask) {
        static Placed of(Positions positions, List<Tensor> qkv, Mask mask) {
            Tensor q = qkv.get(0);
            return new Placed(
                    positions.queries(q),
                    positions.keys(qkv.get(1)),
                    positions.scores(q).map(p -> mask.and(Mask.bias(p))).orElse(mask));
        }
    }

    @Override
    public String toString() {
        return "DotAttention(%s)".formatted(projections);
    }
}
