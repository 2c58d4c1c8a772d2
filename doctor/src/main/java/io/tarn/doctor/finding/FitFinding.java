package io.tarn.doctor.finding;

import static io.tarn.doctor.finding.Check.When.POOR_FIT;

import java.util.List;

/// A finding about what the net can express, and where in the landscape it stands.
public sealed interface FitFinding extends Finding
        permits SaddlePoint,
                OptimizationProblem,
                IllConditioned,
                Stuck,
                MinimumOrPlateau,
                ModelBias {
    /// The rules, in the order in which they are asked: causes before their consequences.
    List<Check> CHECKS =
            List.of(
                    new Check(Condition.SADDLE_POINT, POOR_FIT, SaddlePoint::look),
                    new Check(Condition.OPTIMIZATION_PROBLEM, POOR_FIT, OptimizationProblem::look),
                    new Check(Condition.ILL_CONDITIONED, POOR_FIT, IllConditioned::look),
                    new Check(Condition.STUCK, POOR_FIT, Stuck::look),
                    new Check(Condition.MINIMUM_OR_PLATEAU, POOR_FIT, MinimumOrPlateau::look),
                    new Check(Condition.MODEL_BIAS, POOR_FIT, ModelBias::look),
                    new Check(Condition.ILL_CONDITIONED, POOR_FIT, IllConditioned::amongRates));
}
