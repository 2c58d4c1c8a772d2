package io.tarn.doctor.finding;

import static io.tarn.doctor.finding.Check.When.ALWAYS;
import static io.tarn.doctor.finding.Check.When.POOR_FIT;
import static io.tarn.doctor.finding.Check.When.POOR_VALIDATION;
import static io.tarn.doctor.finding.Check.When.PREFLIGHT;

import java.util.List;

/// A finding about the examples.
public sealed interface DataFinding extends Finding
        permits BadValues,
                ClassImbalance,
                EvaluationBug,
                LeakedColumn,
                LeakedRows,
                TinyValidation,
                UnscaledInputs {
    /// The rules, in the order in which they are asked: causes before their consequences.
    List<Check> CHECKS =
            List.of(
                    new Check(Condition.BAD_VALUES, PREFLIGHT, BadValues::look),
                    new Check(Condition.LEAKAGE, PREFLIGHT, LeakedRows::look),
                    new Check(Condition.LEAKAGE, PREFLIGHT, LeakedColumn::look),
                    new Check(Condition.TINY_VALIDATION, PREFLIGHT, TinyValidation::look),
                    new Check(Condition.EVALUATION_BUG, ALWAYS, EvaluationBug::look),
                    new Check(Condition.CLASS_IMBALANCE, ALWAYS, ClassImbalance::look),
                    new Check(Condition.UNSCALED_INPUTS, POOR_FIT, UnscaledInputs::look),
                    new Check(Condition.UNSCALED_INPUTS, POOR_VALIDATION, UnscaledInputs::look));
}
