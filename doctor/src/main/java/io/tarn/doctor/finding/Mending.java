package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Comparison;

/// When a remedy counts, where no better model is known to measure it by.
final class Mending {
    private static final double SHARE = 0.3;
    private static final double OF_CHANCE = 0.05;

    private Mending() {}

    /// Whether 30% of the error is gone, and 5% of the error of a guess: what counts as harm too.
    static boolean isMended(Comparison change, double chance) {
        return change.isBetter()
                && change.relativeGain() > SHARE
                && change.gain() > OF_CHANCE * chance;
    }
}
