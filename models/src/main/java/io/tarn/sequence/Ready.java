package io.tarn.sequence;

import io.tarn.nn.Net;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// What must hold for a [Continuation] to go on, and what is said where it does not.
public final class Ready {
    private Ready() {}

    /// The net must be in evaluation mode, and gradients be off.
    public static void check(Net net, boolean isTraining) {
        if (isTraining) {
            throw TensorException.of(
                    net + ".begin",
                    "a net in evaluation mode",
                    "one in training mode, whose dropout is on",
                    "call eval() first");
        }
        if (Gradient.isOn()) {
            throw TensorException.of(
                    net + ".begin",
                    "gradients off",
                    "gradients on",
                    "write try (var off = Gradient.off()) { … }");
        }
    }

    /// Tokens must be `[rows, tokens]`, one or more, and no more than there is room for.
    public static void check(Continuation sequences, Tensor tokens) {
        if (tokens.rank() != 2
                || tokens.size(0) != sequences.rows()
                || tokens.size(1) < 1
                || tokens.dtype().isFloatingPoint()) {
            throw TensorException.of(
                    sequences.toString(),
                    "whole numbers [rows, tokens] with %d rows and a token or more"
                            .formatted(sequences.rows()),
                    tokens.shape() + " " + tokens.dtype(),
                    "give each row the token that begins it, Tensor.full(…, begin, …)");
        }
        if (tokens.size(1) > sequences.room()) {
            throw TensorException.of(
                    sequences.toString(),
                    "%d more tokens at most".formatted(sequences.room()),
                    tokens.size(1),
                    "begin with less, end earlier, or build the net for longer sequences");
        }
    }
}
