package io.tarn.doctor.finding;

import io.tarn.doctor.data.InputCheck;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatments;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// 3: inputs whose columns differ in scale, or that lie far from 0 or from the size of 1.
///
/// The rule: deviations of columns that differ more than 50-fold, a root mean square above 10 or below 0.02, or a column whose mean lies
/// more than 10 deviations from 0. That alone is no fault, as a net may begin with a normalisation; standardised inputs have to help.
/// Pictures from 0 to 1 and whole numbers never fire.
///
/// @param ratio the largest deviation of a column over the smallest
/// @param level the root mean square of all values
/// @param offset the largest distance of a column's mean from 0, in its deviations
public record UnscaledInputs(double ratio, double level, double offset, Evidence evidence)
        implements DataFinding {
    private static final double LARGE_RATIO = 50;
    private static final double LARGE_LEVEL = 10;
    private static final double SMALL_LEVEL = 0.02;
    private static final double LARGE_OFFSET = 10;

    static Optional<UnscaledInputs> look(Case patient) {
        Tensor x = patient.trainingSeen().all().x();
        if (!x.dtype().isFloatingPoint()) {
            return Optional.empty();
        }
        InputCheck check = patient.once("input check", () -> InputCheck.of(x));
        // pixels have one unit, and some hardly ever vary
        double ratio = x.rank() == 2 ? check.scaleRatio() : 1;
        double offset = x.rank() == 2 ? check.largestMean() : 0;
        double level = check.level();
        double strength =
                Math.max(
                        Math.max(ratio / LARGE_RATIO, offset / LARGE_OFFSET),
                        Math.max(level / LARGE_LEVEL, level > 0 ? SMALL_LEVEL / level : 0));
        if (!(strength > 1)) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "columns differ 50-fold in scale, or values are far from the size of 1",
                                strength)
                        .number("largest over smallest deviation", ratio)
                        .number("root mean square", level)
                        .number("largest mean in deviations", offset)
                        .chart(check.chart());
        return Optional.of(new UnscaledInputs(ratio, level, offset, evidence));
    }

    @Override
    public Condition condition() {
        return Condition.UNSCALED_INPUTS;
    }

    @Override
    public String summary() {
        return "Inputs have a size of %.3g; the deviations of their columns differ %.3g-fold."
                .formatted(level, ratio);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Standardise them by the training examples' mean and deviation: `x.sub(mean).div(deviation)`, of validation and of new examples too.",
                Treatments.standardised(),
                Treatments.shrunk());
    }
}
