package io.tarn.report;

/// What charts expect of the arrays that they are given.
final class Checks {
    private Checks() {}

    static void sameLength(String who, String what, int expected, int got) {
        if (expected != got) {
            throw new IllegalArgumentException(
                    "%s: expected as many %s, got %d and %d; give one value for each point"
                            .formatted(who, what, expected, got));
        }
    }

    static void that(boolean holds, String who, String expected, Object got, String fix) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s: expected %s, got %s; %s".formatted(who, expected, got, fix));
        }
    }

    static double[] counting(int length) {
        var values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = i + 1;
        }
        return values;
    }
}
