package io.tarn.nn;

import io.tarn.tensor.AttentionOptions;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// A [Mask] worked out for given queries and keys `[batch, heads, time, width]`.
///
/// `keep` and `bias` broadcast to the scores `[batch, heads, queries, keys]`.
record Scores(Optional<Tensor> keep, Optional<Tensor> bias) {
    static Scores of(Object who, Mask mask, Tensor query, Tensor key) {
        Shape wanted = Shape.of(query.size(0), query.size(1), query.size(-2), key.size(-2));
        Optional<Tensor> keep = Optional.empty();
        Optional<Tensor> bias = Optional.empty();
        for (Mask part : mask.parts()) {
            switch (part) {
                case Mask.Causal _ -> keep = both(keep, causal(who, wanted, query));
                case Mask.Lengths(Tensor lengths) ->
                        keep = both(keep, fitting(who, before(lengths, wanted), wanted));
                case Mask.Keep(Tensor pairs) -> keep = both(keep, fitting(who, pairs, wanted));
                case Mask.Bias(Tensor scores) -> {
                    Tensor fitting = fitting(who, scores, wanted).to(query.dtype());
                    bias = Optional.of(bias.isPresent() ? bias.get().add(fitting) : fitting);
                }
                case Mask.All all -> throw new AssertionError("parts() unfolds " + all);
            }
        }
        return new Scores(keep, bias);
    }

    /// The options of the kernel that follow from the mask; a square causal mask costs no memory.
    static AttentionOptions options(Object who, Mask mask, Tensor query, Tensor key) {
        AttentionOptions plain = AttentionOptions.plain();
        if (mask.parts().stream().allMatch(Mask.Causal.class::isInstance)
                && query.size(-2) == key.size(-2)) {
            return mask.parts().isEmpty() ? plain : plain.causally();
        }
        return of(who, mask, query, key).tensor().map(plain::mask).orElse(plain);
    }

    /// One tensor for the kernel: boolean, or with -∞ where a query must not look.
    Optional<Tensor> tensor() {
        if (bias.isEmpty()) {
            return keep;
        }
        return Optional.of(
                keep.isPresent()
                        ? bias.get().where(keep.get(), Double.NEGATIVE_INFINITY)
                        : bias.get());
    }

    private static Optional<Tensor> both(Optional<Tensor> one, Tensor two) {
        return Optional.of(one.isPresent() ? one.get().logicalAnd(two) : two);
    }

    private static Tensor causal(Object who, Shape wanted, Tensor query) {
        long queries = wanted.size(2);
        long keys = wanted.size(3);
        if (queries > keys) {
            throw TensorException.of(
                    who.toString(),
                    "as many keys as queries, or more, for a causal mask",
                    "%d queries and %d keys".formatted(queries, keys),
                    "give the keys of the past too");
        }
        Tensor place =
                Tensor.arange(queries)
                        .add(keys - queries)
                        .to(query.device())
                        .unsqueeze(1); // [queries, 1]
        return Tensor.arange(keys).to(query.device()).le(place); // [queries, keys]
    }

    private static Tensor before(Tensor lengths, Shape wanted) {
        Tensor place = Tensor.arange(wanted.size(3)).to(lengths.device());
        return place.lt(lengths.reshape(-1, 1, 1, 1)); // [batch, 1, 1, keys]
    }

    private static Tensor fitting(Object who, Tensor mask, Shape wanted) {
        for (int i = 0; i < 4; i++) {
            if (mask.size(i) != wanted.size(i) && mask.size(i) != 1) {
                throw TensorException.of(
                        who.toString(),
                        "a mask that broadcasts to [batch, heads, queries, keys] = " + wanted,
                        mask.shape(),
                        "masks are made for the keys, not for the queries");
            }
        }
        return mask;
    }
}
