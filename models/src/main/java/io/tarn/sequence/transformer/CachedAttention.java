package io.tarn.sequence.transformer;

import io.tarn.nn.Attention;
import io.tarn.nn.Mask;
import io.tarn.nn.Net;
import io.tarn.sequence.transformer.Memory.Seen;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Causal attention by heads, over the tokens that are new and those that were seen before: softmax(q·kᵀ / √width)·v.
///
/// | | shape |
/// |---|---|
/// | query | `[batch, heads, time, width]` |
/// | key, value | `[batch, key heads, time, width]` |
/// | output | `[batch, time, heads·width]` |
///
/// Where there are fewer heads of keys than of queries, neighbouring queries share them (Ainslie et al., 2023). It has no parameters:
/// the blocks that use it name their projections as their papers do.
public final class CachedAttention implements Net {
    private final Attention attention;

    private CachedAttention(Attention attention) {
        this.attention = attention;
    }

    public static CachedAttention of() {
        return of(0);
    }

    /// @param dropout the share of the attention weights that training sets to zero
    public static CachedAttention of(double dropout) {
        return new CachedAttention(Attention.of().dropout(dropout));
    }

    public Tensor forward(Tensor query, Tensor key, Tensor value, Memory memory) {
        Seen seen = memory.append(key, value);
        // a single query is the last token, which may see everything
        Mask mask = query.size(2) == 1 ? Mask.none() : Mask.causal();
        Tensor heads =
                attention.forward(
                        query, shared(query, seen.keys()), shared(query, seen.values()), mask);
        return join(heads);
    }

    /// How much every token takes of each before it, `[batch, heads, time, time]`; without a memory, and without dropout.
    public Tensor weights(Tensor query, Tensor key) {
        return attention.weights(query, shared(query, key), Mask.causal());
    }

    /// Each head as often as there are heads of queries to it.
    private static Tensor shared(Tensor query, Tensor x) {
        long times = query.size(1) / x.size(1);
        if (times * x.size(1) != query.size(1)) {
            throw TensorException.of(
                    "CachedAttention",
                    "heads of keys that divide the %d heads of queries".formatted(query.size(1)),
                    x.size(1),
                    "check the configuration");
        }
        return times == 1 ? x : x.repeatInterleave(times, 1);
    }

    /// `[batch, time, heads·width]` → `[batch, heads, time, width]`.
    public static Tensor split(Tensor x, long heads) {
        return x.unflatten(-1, heads, x.size(-1) / heads).transpose(1, 2);
    }

    /// `[batch, heads, time, width]` → `[batch, time, heads·width]`.
    public static Tensor join(Tensor heads) {
        return heads.transpose(1, 2).flatten(2);
    }
}
