package io.tarn.vision;

import io.tarn.tensor.TensorException;
import java.util.Arrays;

/// The check that sizes of a net are 1 or more.
final class Positive {
    private Positive() {}

    /// `Positive.check("Vgg", "width, channels and classes", width, channels, classes)`.
    static void check(String who, String what, long... sizes) {
        if (Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw TensorException.of(
                    who, what + " of 1 or more", Arrays.toString(sizes), "give positive numbers");
        }
    }
}
