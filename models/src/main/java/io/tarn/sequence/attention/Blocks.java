package io.tarn.sequence.attention;

import io.tarn.nn.Attention;
import io.tarn.nn.Mask;
import io.tarn.tensor.Device;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.stream.LongStream;

/// Queries in blocks, each with the few blocks of keys that it looks at, so that what is far away costs nothing.
///
/// @param sources the blocks of keys of each block of queries, `[blocks·slots]`
/// @param keep which pairs are seen, `[blocks, size, slots·size]`
record Blocks(long time, long blocks, long size, Tensor sources, Tensor keep) {
    private static final long LEAST = 16; // smaller blocks cost more than they save

    static Blocks of(long time, Pattern pattern, boolean causal, Device device) {
        try (var scope = Scope.open()) {
            Blocks blocks = drawn(time, pattern, causal, device);
            scope.keep(blocks.sources);
            scope.keep(blocks.keep);
            return blocks;
        }
    }

    private static Blocks drawn(long time, Pattern pattern, boolean causal, Device device) {
        long size = Math.min(time, Math.max(LEAST, pattern.reach()));
        long blocks = (time + size - 1) / size;
        long[] rows =
                LongStream.range(0, blocks)
                        .boxed()
                        .flatMap(i -> pattern.sources(i, blocks, size, causal).stream())
                        .mapToLong(j -> j)
                        .toArray();
        Tensor from = Tensor.of(rows, blocks, 1, rows.length / blocks, 1).to(device);
        Tensor inside = Tensor.arange(size).to(device);
        Tensor j = from.mul(size).add(inside); // [blocks, 1, slots, size]
        Tensor i = Tensor.arange(blocks * size).to(device).reshape(blocks, size, 1, 1);
        long drawn = pattern.steps(blocks, causal).size() + pattern.globalBlocks(blocks, size);
        Tensor random = Tensor.arange(from.size(2)).ge(drawn).to(device).unsqueeze(1); // [slots, 1]
        // |i - j| ≤ reach, or j is a global place, or its block was drawn
        Tensor seen =
                i.sub(j)
                        .abs()
                        .le(pattern.reach())
                        .logicalOr(j.lt(pattern.globals()))
                        .logicalOr(random)
                        .logicalAnd(from.ne(Pattern.NOTHING))
                        .logicalAnd(j.lt(time));
        Tensor keep = causal ? seen.logicalAnd(j.le(i)) : seen;
        return new Blocks(time, blocks, size, from.clampMin(0).flatten(), keep.flatten(2));
    }

    /// `[batch, heads, time, width]` → `[batch, heads, blocks, size, width]`.
    Tensor queries(Tensor x) {
        return x.padConstant(0, 0, 0, 0, blocks * size - time).unflatten(2, blocks, size);
    }

    /// `[batch, heads, time, width]` → `[batch, heads, blocks, slots·size, width]`.
    Tensor keys(Tensor x) {
        return queries(x).indexSelect(2, sources).unflatten(2, blocks, -1).flatten(3, 4);
    }

    /// `[batch, heads, blocks, size, width]` → `[batch, heads, time, width]`.
    Tensor joined(Tensor y) {
        return y.flatten(2, 3).narrow(2, 0, time);
    }

    /// Attention within the pairs that are seen, `[batch, heads, time, width]` each.
    Tensor attend(Attention attention, Tensor q, Tensor k, Tensor v, Visible visible) {
        long heads = q.size(1);
        Tensor pairs =
                visible.keys()
                        .map(keys -> seen(keys).repeatInterleave(heads, 0))
                        .orElse(keep.unsqueeze(0)); // [batch·heads or 1, blocks, size, slots·size]
        Tensor y =
                attention.forward(
                        queries(q).flatten(0, 1), // [batch·heads, blocks, size, width]
                        keys(k).flatten(0, 1),
                        keys(v).flatten(0, 1),
                        Mask.pairs(pairs));
        return joined(y.unflatten(0, q.size(0), heads));
    }

    /// Pairs that are seen and whose keys are real, `[batch, blocks, size, slots·size]`.
    private Tensor seen(Tensor keys) { // [batch, time]
        Tensor real = keys(keys.unsqueeze(1).unsqueeze(-1)); // [batch, 1, blocks, slots·size, 1]
        return real.squeeze(1).transpose(-2, -1).logicalAnd(keep);
    }
}
