package io.tarn.doctor.finding;

import io.tarn.doctor.measure.StepGeometry;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Vitals;
import java.util.Optional;

/// 19: steps so small that training would take for ever.
///
/// The rule: at the beginning and at the end a step goes less than 1% of the way to the minimum along it, and weights move by less than 1e-3 of
/// their size a step. That a larger rate, with the same optimizer, learns more has to be shown.
///
/// @param update the median relative update ‖Δw‖/‖w‖ in the beginning
/// @param way 1 + α, the part of the way to the minimum along a step, in the beginning
public record RateTooLow(double update, double way, Evidence evidence)
        implements OptimizationFinding {
    private static final double SMALL = 1e-3;
    private static final double SHORT = 0.01;

    /// Of the first steps of healthy training.
    private static final double USUAL = 1e-2;

    static Optional<RateTooLow> look(Case patient) {
        if (!isCrawling(patient) || OptimizerFault.suspected(patient).isPresent()) {
            return Optional.empty(); // small steps are a consequence of a large ε, say
        }
        Vitals vitals = patient.course().vitals();
        StepGeometry start = Pulse.stepsAtStart(patient).orElseThrow();
        double update = Pulse.earlyUpdate(vitals);
        Evidence evidence =
                Evidence.suspected(
                                "a step goes less than 1% of the way to the minimum along it, and moves weights by less than 1e-3 of their size",
                                Math.min(1000, SMALL / update))
                        .number("relative update, beginning", update)
                        .number("relative update, end", Pulse.lateUpdate(vitals))
                        .number("1 + α, beginning", 1 + start.alpha())
                        .number(
                                "1 + α, end",
                                1
                                        + Pulse.stepsAtEnd(patient)
                                                .map(StepGeometry::alpha)
                                                .orElse(Double.NaN))
                        .chart(start.chart())
                        .chart(Pulse.curve(patient).chart());
        return Optional.of(new RateTooLow(update, 1 + start.alpha(), evidence));
    }

    /// Steps lead downwards, but hardly anywhere.
    static boolean isCrawling(Case patient) {
        Vitals vitals = patient.course().vitals();
        double early = Pulse.earlyUpdate(vitals);
        if (!(early > 0 && early < SMALL && Pulse.lateUpdate(vitals) < SMALL)) {
            return false;
        }
        double start = Pulse.stepsAtStart(patient).map(StepGeometry::alpha).orElse(Double.NaN);
        double end = Pulse.stepsAtEnd(patient).map(StepGeometry::alpha).orElse(Double.NaN);
        return 1 + start < SHORT && 1 + end < SHORT;
    }

    @Override
    public Condition condition() {
        return Condition.RATE_TOO_LOW;
    }

    @Override
    public String summary() {
        return "A step moves the weights by %.2g of their size, and goes %.2g of the way to the minimum along it."
                .formatted(update, way);
    }

    @Override
    public Remedy remedy() {
        double factor = Math.pow(10, Math.clamp(Math.round(Math.log10(USUAL / update)), 2, 5));
        return Remedy.of(
                "Raise the learning rate; `RangeTest` shows how far.",
                Treatments.rate(factor),
                Treatments.rate(10 * factor),
                Treatments.rate(factor / 10));
    }
}
