package io.tarn.sequence.recurrent;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The check of tokens that go into a net.
final class Tokens {
    private Tokens() {}

    /// @param side what they are: `source`
    static void check(Object who, String side, Tensor tokens, long vocabulary) {
        boolean whole = !tokens.dtype().isFloatingPoint();
        if (tokens.rank() != 2 || !whole || tokens.elements() == 0) {
            throw TensorException.of(
                    who.toString(),
                    side + " tokens [batch, time], whole numbers",
                    tokens.shape() + " " + tokens.dtype(),
                    "one row for each sequence, padded at the end");
        }
        long least = tokens.min().itemLong();
        long most = tokens.max().itemLong();
        if (least < 0 || most >= vocabulary) {
            throw TensorException.of(
                    who.toString(),
                    "%s tokens from 0 to %d".formatted(side, vocabulary - 1),
                    least < 0 ? least : most,
                    "ask the vocabulary for the numbers, or build the net for a larger one");
        }
    }
}
