package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.stream.Stream;

/// Which keys a query may look at.
///
/// Every mask says what to *keep*, and its factory says what its dimensions are, so that none is
/// read the wrong way round. Masks combine: `Mask.causal().and(Mask.lengths(lengths))`.
/// A query that may look at nothing gets zeros.
public sealed interface Mask {
    /// Every query sees every key.
    static Mask none() {
        return new All(List.of());
    }

    /// No query sees a later key. Where there are more keys than queries, the queries are the last of them.
    static Mask causal() {
        return new Causal();
    }

    /// Only the first `lengths[i]` keys of sequence i are real: `[batch]`.
    static Mask lengths(Tensor lengths) {
        Expect.rank("Mask.lengths", lengths, "[batch]", 1);
        return new Lengths(lengths);
    }

    /// True where a key is real: `[batch, keys]`. PyTorch's `key_padding_mask` is the opposite.
    static Mask keys(Tensor keep) {
        Expect.bool("Mask.keys", keep);
        Expect.rank("Mask.keys", keep, "[batch, keys]", 2);
        return new Keep(keep.unsqueeze(1).unsqueeze(1)); // [batch, 1, 1, keys]
    }

    /// True where a query may look at a key: `[queries, keys]` or `[batch, heads or 1, queries, keys]`.
    static Mask pairs(Tensor keep) {
        Expect.bool("Mask.pairs", keep);
        return new Keep(fourDimensional("Mask.pairs", keep));
    }

    /// Numbers that are added to the scores: `[queries, keys]` or `[batch, heads or 1, queries, keys]`.
    static Mask bias(Tensor scores) {
        if (!scores.dtype().isFloatingPoint()) {
            throw TensorException.of(
                    "Mask.bias",
                    "floating-point scores",
                    scores.dtype(),
                    "use Mask.pairs for a boolean mask");
        }
        return new Bias(fourDimensional("Mask.bias", scores));
    }

    /// Keeps what both keep, and adds both biases.
    default Mask and(Mask other) {
        return new All(Stream.concat(parts().stream(), other.parts().stream()).toList());
    }

    /// What it is made of.
    default List<Mask> parts() {
        return List.of(this);
    }

    /// Keys before the end of each sequence.
    record Lengths(Tensor lengths) implements Mask {}

    /// Keys up to the query's own place.
    record Causal() implements Mask {}

    /// Pairs that are true; the tensor broadcasts to `[batch, heads, queries, keys]`.
    record Keep(Tensor keep) implements Mask {}

    /// Additions to the scores; the tensor broadcasts to `[batch, heads, queries, keys]`.
    record Bias(Tensor scores) implements Mask {}

    /// Several masks at once; without any, everything is seen.
    record All(List<Mask> masks) implements Mask {
        @Override
        public List<Mask> parts() {
            return masks;
        }
    }

    private static Tensor fourDimensional(String who, Tensor mask) {
        return switch (mask.rank()) {
            case 2 -> mask.unsqueeze(0).unsqueeze(0);
            case 4 -> mask;
            default ->
                    throw TensorException.of(
                            who,
                            "[queries, keys] or [batch, heads or 1, queries, keys]",
                            mask.shape(),
                            "for a mask of keys use Mask.keys, for lengths Mask.lengths");
        };
    }
}
