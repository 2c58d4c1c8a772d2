package io.tarn.recipes;

import io.tarn.train.Fitted;

/// A score over the epochs of a training, for a chart.
final class Curve {
    /// The data that a score is about.
    enum Side {
        TRAINING,
        VALIDATION
    }

    private Curve() {}

    static double[] of(Fitted fitted, String score, Side side) {
        return fitted.epochs().stream()
                .map(epoch -> side == Side.TRAINING ? epoch.training() : epoch.validation())
                .mapToDouble(scores -> scores.get(score))
                .toArray();
    }
}
