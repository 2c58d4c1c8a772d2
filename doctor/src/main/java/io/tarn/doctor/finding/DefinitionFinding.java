package io.tarn.doctor.finding;

import static io.tarn.doctor.finding.Check.When.ALWAYS;
import static io.tarn.doctor.finding.Check.When.POOR_FIT;
import static io.tarn.doctor.finding.Check.When.POOR_VALIDATION;
import static io.tarn.doctor.finding.Check.When.PREFLIGHT;

import java.util.List;

/// A finding about how net, loss and optimizer are put together.
public sealed interface DefinitionFinding extends Finding
        permits LossMisfit,
                BadFirstLoss,
                BadInitialisation,
                WrongGradient,
                DisconnectedParameter,
                IgnoredInput,
                CannotMemorise,
                NotFinite {
    /// The rules, in the order in which they are asked: causes before their consequences.
    List<Check> CHECKS =
            List.of(
                    new Check(Condition.NOT_FINITE, ALWAYS, NotFinite::look),
                    new Check(Condition.WRONG_GRADIENT, PREFLIGHT, WrongGradient::look),
                    new Check(
                            Condition.DISCONNECTED_PARAMETER,
                            PREFLIGHT,
                            DisconnectedParameter::look),
                    new Check(Condition.IGNORED_INPUT, ALWAYS, IgnoredInput::look),
                    new Check(Condition.LOSS_MISFIT, ALWAYS, LossMisfit::look),
                    new Check(Condition.BAD_INITIALISATION, POOR_FIT, BadInitialisation::look),
                    new Check(Condition.LOSS_MISFIT, POOR_FIT, LossMisfit::suspect),
                    new Check(
                            Condition.DISCONNECTED_PARAMETER,
                            POOR_FIT,
                            DisconnectedParameter::suspect),
                    new Check(Condition.BAD_FIRST_LOSS, POOR_FIT, BadFirstLoss::look),
                    new Check(Condition.BAD_FIRST_LOSS, POOR_VALIDATION, BadFirstLoss::look),
                    new Check(
                            Condition.BAD_INITIALISATION, POOR_VALIDATION, BadInitialisation::look),
                    new Check(Condition.CANNOT_MEMORISE, POOR_FIT, CannotMemorise::look));
}
