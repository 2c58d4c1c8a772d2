package io.tarn.auto;

import java.util.List;
import java.util.Map;

/// The best settings that a [Learner] found.
///
/// @param settings by name
/// @param validation for each fold the predictions of its validation examples, by a model that never saw them
/// @param trainingLoss the mean loss on the rows that were learned from
/// @param validationLoss the mean loss on validation rows
/// @param tried how many settings were compared
/// @param curve the validation loss as learning went on; empty where it has no steps
/// @param trainingCurve the training loss beside it
record Trial(
        Map<String, Double> settings,
        List<double[][]> validation,
        double trainingLoss,
        double validationLoss,
        int tried,
        double[] curve,
        double[] trainingCurve) {
    double setting(String name) {
        Double value = settings.get(name);
        if (value == null) {
            throw new IllegalStateException("no setting " + name + " among " + settings.keySet());
        }
        return value;
    }

    boolean isBetterThan(Trial other) {
        return validationLoss < other.validationLoss;
    }
}
