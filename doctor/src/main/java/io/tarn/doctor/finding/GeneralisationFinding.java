package io.tarn.doctor.finding;

import static io.tarn.doctor.finding.Check.When.ALWAYS;
import static io.tarn.doctor.finding.Check.When.POOR_VALIDATION;

import java.util.List;

/// A finding about examples that were not trained on.
public sealed interface GeneralisationFinding extends Finding
        permits InputMismatch,
                LabelMismatch,
                LabelNoise,
                WeakSubgroup,
                TooLittleData,
                Overfitting,
                SharpSolution {
    /// The rules, in the order in which they are asked: causes before their consequences.
    List<Check> CHECKS =
            List.of(
                    new Check(Condition.INPUT_MISMATCH, ALWAYS, InputMismatch::look),
                    new Check(Condition.LABEL_MISMATCH, ALWAYS, LabelMismatch::look),
                    new Check(Condition.WEAK_SUBGROUP, ALWAYS, WeakSubgroup::look),
                    new Check(Condition.LABEL_NOISE, ALWAYS, LabelNoise::look),
                    new Check(Condition.TOO_LITTLE_DATA, ALWAYS, TooLittleData::look),
                    new Check(Condition.OVERFITTING, ALWAYS, Overfitting::look),
                    new Check(Condition.SHARP_SOLUTION, POOR_VALIDATION, SharpSolution::look));
}
