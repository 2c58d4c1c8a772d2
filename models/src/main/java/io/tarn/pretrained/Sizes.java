package io.tarn.pretrained;

import io.tarn.tensor.TensorException;

/// The checks that the configurations share, and what they say.
final class Sizes {
    private static final long MOST_WIDTH = 1 << 20;
    private static final long MOST = 1 << 26;

    private Sizes() {}

    /// From 1 to what no model has, so that the numbers of parameters can be counted.
    static void positive(String who, String what, long number) {
        if (number < 1 || number > MOST) {
            throw TensorException.of(
                    who, "%s from 1 to %,d".formatted(what, MOST), number, "check the sizes");
        }
    }

    static void divides(String who, long width, long heads) {
        if (width < 1 || width > MOST_WIDTH || heads < 1 || width % heads != 0) {
            throw TensorException.of(
                    who,
                    "a width up to %,d that the heads divide".formatted(MOST_WIDTH),
                    width + " for " + heads + " heads",
                    "choose a width of " + Math.max(1, heads) + "·n");
        }
    }
}
