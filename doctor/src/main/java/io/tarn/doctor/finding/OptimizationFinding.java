package io.tarn.doctor.finding;

import static io.tarn.doctor.finding.Check.When.POOR_FIT;
import static io.tarn.doctor.finding.Check.When.POOR_VALIDATION;
import static io.tarn.doctor.finding.Check.When.PREFLIGHT;

import java.util.List;

/// A finding about the settings of the training.
public sealed interface OptimizationFinding extends Finding
        permits ExplodingGradient,
                VanishingGradient,
                DeadUnits,
                Saturation,
                RateTooHigh,
                RateTooLow,
                BatchSize,
                OptimizerFault,
                NormalisationFault,
                OverRegularised,
                StoppedEarly {
    /// The rules, in the order in which they are asked: causes before their consequences. A lower rate masks many faults, so it comes last.
    List<Check> CHECKS =
            List.of(
                    new Check(Condition.OPTIMIZER_FAULT, PREFLIGHT, OptimizerFault::proven),
                    new Check(Condition.OPTIMIZER_FAULT, POOR_FIT, OptimizerFault::suspected),
                    new Check(Condition.NORMALISATION_FAULT, POOR_FIT, NormalisationFault::look),
                    new Check(Condition.DEAD_UNITS, POOR_FIT, DeadUnits::look),
                    new Check(Condition.SATURATION, POOR_FIT, Saturation::look),
                    new Check(Condition.EXPLODING_GRADIENT, POOR_FIT, ExplodingGradient::look),
                    new Check(
                            Condition.EXPLODING_GRADIENT, POOR_VALIDATION, ExplodingGradient::look),
                    new Check(Condition.VANISHING_GRADIENT, POOR_FIT, VanishingGradient::look),
                    new Check(Condition.OVER_REGULARISED, POOR_FIT, OverRegularised::look),
                    new Check(Condition.BATCH_SIZE, POOR_FIT, BatchSize::look),
                    new Check(Condition.RATE_TOO_LOW, POOR_FIT, RateTooLow::look),
                    new Check(Condition.STOPPED_EARLY, POOR_FIT, StoppedEarly::look),
                    new Check(Condition.RATE_TOO_HIGH, POOR_FIT, RateTooHigh::look));
}
