package io.tarn.sequence.recurrent;

import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// How a decoder that writes chooses the places of the source that it looks at.
///
/// The decoder's state asks, each place of the source has a key, and what comes out are weights, which are exactly 0 where nothing is
/// real.
public interface Alignment extends Net {
    /// What it sees of the source, computed once: `[batch, places, memory]` → `[batch, places, any]`.
    Tensor keys(Tensor states);

    /// Where to look.
    ///
    /// @param queries the decoder's states, `[batch, steps, hidden]`; one step at a time where it [looks back][#looksBack]
    /// @param keep true where a place is real, `[batch, 1, places]`
    /// @param before the weights of the step before, `[batch, 1, places]`; 1 at the first place in the beginning
    /// @return weights `[batch, steps, places]`
    Tensor look(Tensor queries, Tensor keys, Tensor keep, Tensor before);

    /// Whether it goes on from where it looked before.
    default boolean looksBack() {
        return false;
    }

    /// The same alignment as a decoder uses it: one that is expected in training may have to decide.
    default Alignment decided() {
        return this;
    }

    /// Makes one for decoder states of `hidden` numbers and source states of `memory`: `AdditiveAlignment::of`.
    @FunctionalInterface
    interface Kind {
        Alignment of(long hidden, long memory);
    }

    /// softmax over the places that are real, 0 elsewhere.
    static Tensor softmax(
            Tensor scores, Tensor keep) { // [batch, steps, places], [batch, 1, places]
        return scores.where(keep, Double.NEGATIVE_INFINITY).softmax(-1);
    }

    /// Queries must be one step of `[batch, 1, hidden]`.
    static void oneStep(Object who, Tensor queries) {
        if (queries.size(1) != 1) {
            throw TensorException.of(
                    who.toString(),
                    "one step [batch, 1, hidden]",
                    queries.shape(),
                    "it looks back, so give it step after step");
        }
    }
}
