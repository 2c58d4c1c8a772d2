package io.tarn.auto;

import java.util.List;
import java.util.Map;

/// A way of learning that was tried, and what validation says about it.
///
/// @param idea what it is, in plain words
/// @param settings those that were best
/// @param tried how many settings were compared
/// @param score the main score on validation rows
/// @param trainingLoss the loss on the rows that were learned from; NaN where nobody knows
/// @param validationLoss the loss on rows that were held back, by which candidates are compared
/// @param validationCurve the validation loss as learning went on; empty where it has no steps
/// @param trainingCurve the training loss beside it
public record Candidate(
        String name,
        String idea,
        Map<String, Double> settings,
        int tried,
        Score score,
        double trainingLoss,
        double validationLoss,
        List<Double> validationCurve,
        List<Double> trainingCurve,
        double seconds) {
    public Candidate {
        settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
        validationCurve = List.copyOf(validationCurve);
        trainingCurve = List.copyOf(trainingCurve);
    }
}
