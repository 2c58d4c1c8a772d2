package io.tarn.sequence.attention;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// What sequences must fit: a width, and where there is one, a greatest length.
final class Fitting {
    private Fitting() {}

    static void check(Object who, Tensor x, long width, long length) {
        Shape shape = x.shape();
        if (shape.rank() != 3 || shape.size(-1) != width) {
            throw TensorException.of(
                    who.toString(),
                    "input [batch, time, %d]".formatted(width),
                    shape,
                    shape.rank() == 2 && shape.size(-1) == width
                            ? "add the batch, x.unsqueeze(0)"
                            : "check the width of the layer before");
        }
        if (shape.size(1) > length) {
            throw TensorException.of(
                    who.toString(),
                    "%d places at most".formatted(length),
                    shape,
                    "cut the sequence, or build the net for longer ones");
        }
    }

    static long positive(String who, String what, long number) {
        if (number < 1) {
            throw TensorException.of(who, what + " of 1 or more", number, "give a positive number");
        }
        return number;
    }
}
