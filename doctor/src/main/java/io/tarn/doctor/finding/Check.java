package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Case;
import java.util.Optional;
import java.util.function.Function;

/// The rule of a condition, and when it is worth asking.
///
/// @param when the rule is asked
/// @param rule a finding, or nothing where its condition does not hold
public record Check(
        Condition condition, When when, Function<Case, Optional<? extends Finding>> rule) {
    /// When a rule is worth its cost.
    public enum When {
        /// Before the first step; it costs seconds at most.
        PREFLIGHT,
        /// After every training, from what was seen of it or by a test whose false alarms are rare.
        ALWAYS,
        /// Where training examples are fitted worse than they could be.
        POOR_FIT,
        /// Where validation examples are.
        POOR_VALIDATION
    }

    public Optional<? extends Finding> look(Case patient) {
        return rule.apply(patient);
    }
}
