package io.tarn.sequence.attention;

import io.tarn.nn.Mask;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// A [Mask] for a kind that never sees all pairs: it keeps padding and order, and refuses masks of single pairs.
///
/// @param keys true where a key is real, `[batch or 1, time]`; empty where all are
record Visible(boolean causal, Optional<Tensor> keys) {
    static Visible of(Object who, Mask mask, Tensor like) { // [batch, heads, time, width]
        boolean causal = false;
        Optional<Tensor> keys = Optional.empty();
        for (Mask part : mask.parts()) {
            switch (part) {
                case Mask.Causal _ -> causal = true;
                case Mask.Lengths(Tensor lengths) ->
                        keys = both(keys, fitting(who, before(lengths, like), like));
                case Mask.Keep(Tensor pairs) when pairs.size(1) == 1 && pairs.size(2) == 1 ->
                        keys = both(keys, fitting(who, pairs.flatten(1), like));
                case Mask.Keep(Tensor pairs) -> throw refused(who, "pairs " + pairs.shape());
                case Mask.Bias(Tensor scores) -> throw refused(who, "a bias " + scores.shape());
                case Mask.All all -> throw new AssertionError("parts() unfolds " + all);
            }
        }
        return new Visible(causal, keys);
    }

    /// Without a causal part, for a kind that looks at all places at once.
    Visible unordered(Object who, String fix) {
        if (causal) {
            throw TensorException.of(
                    who.toString(), "a mask of padding, or none", "a causal mask", fix);
        }
        return this;
    }

    /// Sets what lies at hidden places to zero: `[batch, heads, time, width]`.
    Tensor zeroed(Tensor x) {
        return filled(x, 0);
    }

    Tensor filled(Tensor x, double hidden) {
        return keys.map(keep -> x.where(keep.unsqueeze(1).unsqueeze(-1), hidden)).orElse(x);
    }

    private static Optional<Tensor> both(Optional<Tensor> one, Tensor two) {
        return Optional.of(one.isPresent() ? one.get().logicalAnd(two) : two);
    }

    private static Tensor before(Tensor lengths, Tensor like) {
        Tensor place = Tensor.arange(like.size(2)).to(lengths.device());
        return place.lt(lengths.unsqueeze(1)); // [batch, time]
    }

    private static Tensor fitting(Object who, Tensor keys, Tensor like) {
        long batch = keys.size(0);
        if ((batch != 1 && batch != like.size(0)) || keys.size(1) != like.size(2)) {
            throw TensorException.of(
                    who.toString(),
                    "a mask of keys [batch, time] = " + Shape.of(like.size(0), like.size(2)),
                    keys.shape(),
                    "give one length, or one row, for each sequence");
        }
        return keys;
    }

    private static TensorException refused(Object who, String got) {
        return TensorException.of(
                who.toString(),
                "a mask of padding or a causal one, for it does not see all pairs",
                got,
                "use Mask.lengths, Mask.keys or Mask.causal, or DotAttention");
    }
}
