package io.tarn.data.image;

import io.tarn.data.DataException;

/// What the settings of augmentations must hold.
final class Expect {
    private Expect() {}

    static void probability(String who, double value) {
        check(who, value >= 0 && value <= 1, "a probability from 0 to 1", value);
    }

    static void range(String who, String name, double low, double high, double least, double most) {
        check(
                who,
                low >= least && low <= high && high <= most,
                "%s with %s <= low <= high <= %s".formatted(name, least, most),
                low + " to " + high);
    }

    static void atLeast(String who, String name, double value, double least) {
        check(
                who,
                value >= least && value < Double.MAX_VALUE,
                name + " of " + least + " or more",
                value);
    }

    private static void check(String who, boolean holds, String expected, Object got) {
        if (!holds) {
            throw DataException.of(who, expected, got, "correct the setting");
        }
    }
}
