package io.tarn.sequence.attention;

import io.tarn.nn.Buffer;
import io.tarn.nn.Inline;
import io.tarn.nn.Mask;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Attention between places whose queries point the same way, found by hashing (Reformer; Kitaev, Kaiser and Levskaya, 2020).
///
/// Keys are the queries at length 1. Random rotations hash them into buckets; sorted by bucket, each place sees those of its bucket that
/// are at most `reach` away in this order. Several rounds find more; what is found twice counts once. A place sees itself only where it
/// sees nothing else. Up to `reach` places are one bucket.
///
/// It differs from the paper in one thing: its windows are around each place. The paper's lie at fixed chunks, which move with all that is
/// hashed later, so that a causal mask would tell of the future. The cost is O(time·reach·rounds²), and sorting. It keeps padding and the
/// causal mask.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
/// | `rotations` | `[rounds, width of a head, buckets / 2]`, not learned |
public final class HashedAttention implements HeadedAttention {
    /// How a [HashedAttention] is built.
    ///
    /// @param buckets at most; shorter sequences have fewer, so that each holds about `reach / 2` places
    public record Config(long width, long heads, long reach, long rounds, long buckets) {
        public Config {
            Fitting.positive("HashedAttention", "a reach", reach);
            Fitting.positive("HashedAttention", "a number of rounds", rounds);
            Fitting.positive("HashedAttention", "a number of pairs of buckets", buckets / 2);
        }

        public Config reach(long places) {
            return new Config(width, heads, places, rounds, buckets);
        }

        public Config rounds(long count) {
            return new Config(width, heads, reach, count, buckets);
        }

        public Config buckets(long most) {
            return new Config(width, heads, reach, rounds, most);
        }
    }

    private final Config config;
    @Inline private final Projections projections;
    private final Buffer rotations;

    private HashedAttention(Config config) {
        this.config = config;
        this.projections = Projections.of("HashedAttention", config.width, config.heads, 2);
        long width = config.width / config.heads;
        this.rotations = Buffer.of(Tensor.randn(config.rounds, width, config.buckets / 2));
    }

    public static HashedAttention of(long width, long heads) {
        return of(width, heads, config -> config);
    }

    /// `HashedAttention.of(256, 4, c -> c.reach(64).rounds(4).buckets(128))`: these are the defaults.
    public static HashedAttention of(long width, long heads, UnaryOperator<Config> choose) {
        return new HashedAttention(choose.apply(new Config(width, heads, 64, 4, 128)));
    }

    @Override
    public Tensor forward(Tensor x, Mask mask) {
        return projections.output(this, x, qv -> mix(qv.get(0), qv.get(1), mask));
    }

    @Override
    public Tensor weights(Tensor x, Mask mask) {
        return projections.weights(this, x, qv -> mix(qv.get(0), qv.get(1), mask));
    }

    private Tensor mix(Tensor q, Tensor v, Mask mask) {
        Visible visible = Visible.of(this, mask, q);
        Blocks blocks =
                Blocks.of(q.size(2), Pattern.window(config.reach), visible.causal(), q.device());
        List<HashRound> rounds = hashed(q.detach(), visible);
        List<Tensor> outputs = new ArrayList<>();
        List<Tensor> sums = new ArrayList<>();
        for (HashRound round : rounds) {
            HashRound.Mixed mixed = round.mix(q, v, blocks, rounds);
            outputs.add(mixed.output());
            sums.add(mixed.logSum());
        }
        // y = Σᵣ exp(zᵣ - z)·yᵣ, where z = log Σᵣ exp zᵣ
        Tensor share = Tensor.stack(sums, 0).softmax(0);
        return Tensor.stack(outputs, 0).mul(share).sum(0);
    }

    private List<HashRound> hashed(Tensor q, Visible visible) {
        try (var off = Gradient.off()) {
            List<HashRound> rounds = new ArrayList<>();
            for (Tensor rotation : rotations.value().unbind(0)) {
                rounds.add(HashRound.of(buckets(q, rotation), visible, config.reach));
            }
            return rounds;
        }
    }

    /// argmax [q·R; -q·R], `[batch, heads, time]`.
    private Tensor buckets(Tensor q, Tensor rotation) {
        long time = q.size(2);
        if (time <= config.reach) {
            return q.select(-1, 0).mul(0).toLong();
        }
        long half = Math.min(rotation.size(1), (time + config.reach - 1) / config.reach);
        Tensor turned = q.matmul(rotation.narrow(1, 0, half));
        return Tensor.cat(List.of(turned, turned.neg()), -1).argmax(-1);
    }

    @Override
    public String toString() {
        return "HashedAttention(%s, reach %d, %d rounds)"
                .formatted(projections, config.reach, config.rounds);
    }
}
