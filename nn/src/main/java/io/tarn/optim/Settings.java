package io.tarn.optim;

import io.tarn.tensor.TensorException;

/// The checks of what optimizers, schedules and their kin are configured with, and what they say.
final class Settings {
    private Settings() {}

    /// A finite number of 0 or more: a learning rate, a weight decay.
    static double notNegative(String what, double value) {
        return require(
                value >= 0 && value < Double.POSITIVE_INFINITY,
                what,
                "a finite number of 0 or more",
                value);
    }

    /// A finite number above 0.
    static double positive(String what, double value) {
        return require(
                value > 0 && value < Double.POSITIVE_INFINITY,
                what,
                "a finite number above 0",
                value);
    }

    /// A number from 0 to 1, 1 left out: the share that an average keeps of its past.
    static double share(String what, double value) {
        return require(value >= 0 && value < 1, what, "a number from 0 to below 1", value);
    }

    /// A number from 0 to 1.
    static double fraction(String what, double value) {
        return require(value >= 0 && value <= 1, what, "a number from 0 to 1", value);
    }

    /// A whole number of at least `least`.
    static long atLeast(long least, String what, long value) {
        if (value < least) {
            throw TensorException.of(
                    what,
                    "a whole number of %d or more".formatted(least),
                    value,
                    "choose a larger one");
        }
        return value;
    }

    private static double require(boolean holds, String what, String expected, double value) {
        if (!holds) {
            throw TensorException.of(what, expected, value, "check the configuration");
        }
        return value;
    }
}
