package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Comparison;

/// When a remedy counts, where no better model is known to measure it by.
final class Mending {
    private static final double SHARE = 0.2;
    private static final double OF_CHANCE = 0.03;

    private Mending() {}

    /// Whether a fifth of the error is gone, and 3% of the error of a guess.
    static boolean isMended(Comparison change, double chance) {
        return change.isBetter()
                && change.relativeGain() > SHARE
                && change.gain() > OF_CHANCE * chance;
    }
}
