package io.tarn.sequence.attention;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;

/// One round of hashing: the places sorted by bucket, and within a bucket by time. Padding comes last.
///
/// @param order the place at each rank, `[batch, heads, time]`
/// @param ranks the rank of each place
/// @param codes ranks with gaps of more than the reach between buckets: near codes are near places of one bucket; below zero for padding
record HashRound(long reach, Tensor order, Tensor ranks, Tensor codes) {
    private static final double SELF = -1e5; // only where nothing else is seen
    private static final double HIDDEN = -1e9;
    private static final long LAST = 1L << 30;

    /// What the places make of those that they see, `[batch, heads, time, width]`, and log Σ exp(score), `[batch, heads, time, 1]`.
    record Mixed(Tensor output, Tensor logSum) {}

    static HashRound of(Tensor hashes, Visible visible, long reach) {
        Tensor buckets =
                visible.keys().map(keys -> hashes.where(keys.unsqueeze(1), LAST)).orElse(hashes);
        Tensor order = buckets.argsort(-1);
        Tensor ranks = order.argsort(-1);
        Tensor codes = buckets.mul(hashes.size(-1) + reach).add(ranks);
        return new HashRound(reach, order, ranks, codes.where(buckets.ne(LAST), -LAST));
    }

    Mixed mix(Tensor q, Tensor v, Blocks blocks, List<HashRound> rounds) {
        Tensor query = sorted(q);
        Tensor key = query.div(query.normKeep(2, -1).clampMin(1e-12));
        Pairs pairs = pairs(blocks, rounds, q);
        // sᵢⱼ = qᵢ·kⱼ - log N, where N rounds see the pair
        Tensor product = blocks.queries(query).matmul(blocks.keys(key).transpose(-2, -1));
        Tensor s =
                product.sub(pairs.rounds.log())
                        .where(pairs.others, SELF)
                        .where(pairs.seen, HIDDEN); // [batch, heads, blocks, size, slots·size]
        Tensor weights = s.softmax(-1).where(pairs.seen, 0);
        Tensor y = weights.matmul(blocks.keys(sorted(v)));
        return new Mixed(unsorted(blocks.joined(y)), unsorted(blocks.joined(s.logsumexpKeep(-1))));
    }

    /// For each pair in a block: whether it is seen, whether it is two places, and how many rounds see it.
    private record Pairs(Tensor seen, Tensor others, Tensor rounds) {}

    private Pairs pairs(Blocks blocks, List<HashRound> rounds, Tensor like) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor real = across(blocks, codes).ge(0);
            Tensor seen = near(blocks, codes).logicalAnd(blocks.keep()).logicalAnd(real);
            Tensor found = Tensor.scalar(0).typeAs(like);
            for (HashRound round : rounds) {
                found = found.add(near(blocks, round.codes).typeAs(like));
            }
            Tensor others = sorted(blocks, ranks).ne(across(blocks, ranks));
            return new Pairs(scope.keep(seen), scope.keep(others), scope.keep(found.clampMin(1)));
        }
    }

    private Tensor near(Blocks blocks, Tensor other) {
        return sorted(blocks, other).sub(across(blocks, other)).abs().le(reach);
    }

    /// Of the queries of each block, `[batch, heads, blocks, size, 1]`.
    private Tensor sorted(Blocks blocks, Tensor x) {
        return blocks.queries(sorted(x.unsqueeze(-1)));
    }

    /// Of the keys of each block, `[batch, heads, blocks, 1, slots·size]`.
    private Tensor across(Blocks blocks, Tensor x) {
        return blocks.keys(sorted(x.unsqueeze(-1))).transpose(-2, -1);
    }

    private Tensor sorted(Tensor x) {
        return picked(x, order);
    }

    private Tensor unsorted(Tensor x) {
        return picked(x, ranks);
    }

    private static Tensor picked(Tensor x, Tensor places) {
        return x.gather(2, places.unsqueeze(-1).expand(x.shape().toArray()));
    }
}
