package io.tarn.classic.margin;

import io.tarn.tensor.TensorException;

/// The settings that all machines of this package have in common, checked.
final class Requirements {
    private Requirements() {}

    static void cost(String who, double cost) {
        if (!(cost > 0) || Double.isInfinite(cost)) {
            throw TensorException.of(
                    who, "a cost above 0", cost, "1 is the default; less is a wider margin");
        }
    }

    static void tolerance(String who, double tolerance) {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw TensorException.of(
                    who, "a tolerance between 0 and 1", tolerance, "the default will do");
        }
    }
}
