package io.tarn.doctor.finding;

import io.tarn.doctor.measure.Activations;
import io.tarn.doctor.measure.LossCurve;
import io.tarn.doctor.measure.StepGeometry;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Vitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// 18: steps so large that they overshoot.
///
/// The rules: weights move by more than 8% of their size a step in the beginning or by 3% later; steps climb the other side, α above 1; the loss
/// does not fall, or swings; units that lived in the beginning are dead in the end. None is a fault alone, for a net may train at the edge of
/// stability: dividing the rate has to help.
///
/// @param early the median relative update ‖Δw‖/‖w‖ in the beginning
/// @param late the same in the second half
/// @param signs what was seen, in words
public record RateTooHigh(double early, double late, List<String> signs, Evidence evidence)
        implements OptimizationFinding {
    private static final double LARGE_EARLY = 0.08;
    private static final double LARGE_LATE = 0.03;
    private static final double CLIMBING = 1;
    private static final double DYING = 0.3;

    public RateTooHigh {
        signs = List.copyOf(signs);
    }

    static Optional<RateTooHigh> look(Case patient) {
        Vitals vitals = patient.course().vitals();
        LossCurve curve = Pulse.curve(patient);
        double early = Pulse.earlyUpdate(vitals);
        double late = Pulse.lateUpdate(vitals);
        double start = Pulse.stepsAtStart(patient).map(StepGeometry::alpha).orElse(Double.NaN);
        double end = Pulse.stepsAtEnd(patient).map(StepGeometry::alpha).orElse(Double.NaN);
        double dying = dead(Pulse.unitsAtEnd(patient)) - dead(Pulse.unitsAtStart(patient));
        List<String> signs = new ArrayList<>();
        if (early > LARGE_EARLY || late > LARGE_LATE) {
            signs.add(
                    "steps move the weights by %.2g of their size"
                            .formatted(Math.max(early, late)));
        }
        if (start > CLIMBING || end > CLIMBING) {
            signs.add("steps climb the other side");
        }
        if (dying > DYING) {
            signs.add("%.0f%% of a layer's units die".formatted(100 * dying));
        }
        if (curve.hasDiverged() || curve.isRising()) {
            signs.add("the loss rises");
        }
        if (curve.isOscillating()) {
            signs.add("the loss swings");
        }
        if (signs.isEmpty()) {
            return Optional.empty();
        }
        double strength = Math.max(signs.size(), Math.max(early / LARGE_EARLY, late / LARGE_LATE));
        Evidence evidence =
                Evidence.suspected(
                                "steps move the weights by more than 8%, later 3%, or climb; units die; or the loss does not fall",
                                strength)
                        .number("relative update, beginning", early)
                        .number("relative update, later", late)
                        .number("α, beginning", start)
                        .number("α, end", end)
                        .number("units that died", dying)
                        .chart(curve.chart())
                        .chart(
                                Pulse.chart(
                                        "Relative updates",
                                        "‖Δw‖/‖w‖",
                                        vitals,
                                        reading ->
                                                Pulse.median(
                                                        reading.layers().stream()
                                                                .mapToDouble(
                                                                        Vitals.Layer
                                                                                ::updateRatio))));
        return Optional.of(new RateTooHigh(early, late, signs, evidence));
    }

    private static double dead(Optional<Activations> seen) {
        return seen.map(units -> units.worst(DeadUnits::dead)).orElse(0.0);
    }

    @Override
    public Condition condition() {
        return Condition.RATE_TOO_HIGH;
    }

    @Override
    public String summary() {
        return "The learning rate is too high: %s.".formatted(String.join(", ", signs));
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Lower the learning rate: `optimizer(p -> Adam.of(p, c -> c.learningRate(…)))`.",
                Treatments.rate(1.0 / 10),
                Treatments.rate(1.0 / 30),
                Treatments.rate(1.0 / 3));
    }
}
