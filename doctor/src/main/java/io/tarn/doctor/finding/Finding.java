package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Trial;
import java.util.Optional;

/// Something that is, or may be, wrong with a training.
///
/// Every condition is a record of its own with its rule: `static Optional<RateTooHigh> look(Case patient)`. The compiler wants advice of
/// every one.
public sealed interface Finding
        permits DataFinding,
                DefinitionFinding,
                OptimizationFinding,
                FitFinding,
                GeneralisationFinding {
    Condition condition();

    /// What is wrong, in one sentence with its numbers.
    String summary();

    Evidence evidence();

    Remedy remedy();

    /// Whether a trial of the remedy mended it, where the error cannot tell: without leaked rows it grows, and rightly so. Empty where the
    /// error decides.
    default Optional<Boolean> isMended(Case patient, Trial trial) {
        return Optional.empty();
    }

    /// Whether it would not be there without the other.
    default boolean follows(Finding other) {
        return false;
    }

    /// Whether the suspicion says nothing where nothing does better: what is wrong with data or judgement is wrong without a rival, too.
    default boolean needsHarm() {
        return condition().area() != Condition.Area.GENERALISATION;
    }

    /// Whether it is what remains when nothing else helps, for its remedy is another net.
    default boolean isLastResort() {
        return false;
    }

    /// Whether its remedy spends more time than the training had.
    default boolean needsMoreTime() {
        return false;
    }
}
