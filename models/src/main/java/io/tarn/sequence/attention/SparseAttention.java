package io.tarn.sequence.attention;

import io.tarn.nn.Attention;
import io.tarn.nn.Inline;
import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.UnaryOperator;

/// Attention to near places, to a few global ones which also see everything, and to some at random.
///
/// With a window and global places it is Longformer's (Beltagy, Peters and Cohan, 2020), with random blocks too it is BigBird's (Zaheer et
/// al., 2020). It is exact over the pairs that it sees, at a cost of O(time·(reach + globals + randoms·reach)), and keeps padding and the
/// causal mask. The global places are the first ones, and share the projections of the others.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
public final class SparseAttention implements HeadedAttention {
    /// How a [SparseAttention] is built.
    ///
    /// @param reach how far near places are
    /// @param globals how many of the first places see and are seen by all
    /// @param randoms how many blocks of `reach` places each block sees besides
    /// @param seed of their choice
    public record Config(
            long width, long heads, long reach, long globals, long randoms, long seed) {
        public Config {
            Fitting.positive("SparseAttention", "a reach", reach);
            if (globals < 0 || randoms < 0) {
                throw TensorException.of(
                        "SparseAttention",
                        "no less than 0 global places and random blocks",
                        globals + " and " + randoms,
                        "BigBird has 2·reach global places and 3 random blocks");
            }
        }

        public Config reach(long places) {
            return new Config(width, heads, places, globals, randoms, seed);
        }

        public Config globals(long places) {
            return new Config(width, heads, reach, places, randoms, seed);
        }

        public Config randoms(long blocks) {
            return new Config(width, heads, reach, globals, blocks, seed);
        }

        public Config seed(long number) {
            return new Config(width, heads, reach, globals, randoms, number);
        }
    }

    private final Pattern pattern;
    @Inline private final Projections projections;
    private final Attention attention = Attention.of();

    private SparseAttention(Config config) {
        this.pattern = new Pattern(config.reach, config.globals, config.randoms, config.seed);
        this.projections = Projections.of("SparseAttention", config.width, config.heads, 3);
    }

    /// Near places, 64 each way, and one global place: `SparseAttention.longformer(256, 4, c -> c.reach(128))`.
    public static SparseAttention longformer(long width, long heads, UnaryOperator<Config> choose) {
        return new SparseAttention(choose.apply(new Config(width, heads, 64, 1, 0, 0)));
    }

    /// Near and global places, 64 of each, and 3 random blocks: `SparseAttention.bigBird(256, 4, c -> c.randoms(2))`.
    public static SparseAttention bigBird(long width, long heads, UnaryOperator<Config> choose) {
        return new SparseAttention(choose.apply(new Config(width, heads, 64, 64, 3, 0)));
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
        long time = q.size(2);
        long globals = Math.min(time, pattern.globals());
        Visible visible = Visible.of(this, mask, q);
        Tensor y =
                Blocks.of(time, pattern, visible.causal(), q.device())
                        .attend(attention, q, qkv.get(1), qkv.get(2), visible);
        if (globals == 0) {
            return y;
        }
        Tensor first =
                attention.forward(
                        q.narrow(2, 0, globals),
                        qkv.get(1),
                        qkv.get(2),
                        forGlobals(visible, q, globals));
        return Tensor.cat(List.of(first, y.narrow(2, globals, time - globals)), 2);
    }

    /// The global places see all others, or all before them.
    private static Mask forGlobals(Visible visible, Tensor q, long globals) {
        Mask keys = visible.keys().map(Mask::keys).orElse(Mask.none());
        if (!visible.causal()) {
            return keys;
        }
        Tensor place = Tensor.arange(q.size(2)).to(q.device());
        return keys.and(Mask.pairs(place.le(place.narrow(0, 0, globals).unsqueeze(1))));
    }

    @Override
    public String toString() {
        return "SparseAttention(%s, reach %d, %d global, %d random)"
                .formatted(projections, pattern.reach(), pattern.globals(), pattern.randoms());
    }
}
