package io.tarn.sequence.attention;

import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// How a [DotAttention] knows where its places are: it may change queries and keys, and add to their scores.
///
/// Queries and keys are `[batch, heads, time, width]`, where the width is that of one head.
public interface Positions extends Net {
    default Tensor queries(Tensor q) {
        return q;
    }

    default Tensor keys(Tensor k) {
        return k;
    }

    /// What is added to the scores q·kᵀ / √width, `[batch or 1, heads, time, time]`; empty for nothing.
    default Optional<Tensor> scores(Tensor q) {
        return Optional.empty();
    }

    /// An attention that does not know the order of its places.
    static Positions none() {
        return new Unordered();
    }

    /// Makes positions for the heads of an attention.
    @FunctionalInterface
    interface Maker {
        /// @param width of one head
        Positions of(long heads, long width);
    }

    /// No positions.
    record Unordered() implements Positions {}
}
