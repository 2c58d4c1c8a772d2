package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Vitals;
import io.tarn.nn.Hooks.ForwardHook;
import java.util.Optional;
import java.util.function.Function;

/// 15: gradients that are almost nothing by the time they come to the first layers.
///
/// The rule: in the first step, and in half of all looks, the gradient of the first layer is less than 1e-3 of that of the last one.
///
/// @param first the ratio in the first step
/// @param median over the training
public record VanishingGradient(double first, double median, Evidence evidence)
        implements OptimizationFinding {
    private static final double LITTLE = 1e-3;
    private static final int DEEP = 8;

    static Optional<VanishingGradient> look(Case patient) {
        Vitals vitals = patient.course().vitals();
        if (vitals.readings().isEmpty()) {
            return Optional.empty();
        }
        double first = Pulse.firstToLast(vitals.readings().getFirst());
        double median = Pulse.median(vitals.readings().stream().mapToDouble(Pulse::firstToLast));
        if (!(first < LITTLE && median < LITTLE)) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "the first layer's gradient stays below 1e-3 of the last layer's",
                                Math.min(1000, LITTLE / Math.max(1e-30, median)))
                        .number("first layer over last layer, first step", first)
                        .number("first layer over last layer, median", median)
                        .number("layers", Pulse.weighted(vitals.readings().getFirst()).size())
                        .chart(
                                Pulse.chart(
                                        "Gradient of the first layer over that of the last",
                                        "ratio",
                                        vitals,
                                        Pulse::firstToLast));
        return Optional.of(new VanishingGradient(first, median, evidence));
    }

    @Override
    public Condition condition() {
        return Condition.VANISHING_GRADIENT;
    }

    @Override
    public String summary() {
        return "The first layer's gradient is %.2g of the last layer's.".formatted(median);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Let signals pass: skip connections (`Residual.of(block)`), normalisation (`LayerNorm.of(width)`), ReLUs instead of sigmoids, weights"
                        + " of He's size.",
                Treatments.initialised().and(passing()),
                Treatments.initialised()
                        .and(passing("put in normalisation and ReLUs", Passage::normalising)),
                Treatments.initialised());
    }

    /// Whether a net has so many layers that signals may get lost on their way.
    public static boolean isDeep(Case patient) {
        return patient.atStart(task -> Passage.through(task.net()).length() >= DEEP);
    }

    /// Ways for signals through depth.
    public static Treatment passing() {
        return passing("put in skips, normalisation and ReLUs", Passage::skipping);
    }

    private static Treatment passing(String name, Function<Passage, ForwardHook> hook) {
        return new Treatment(name, patient -> patient.operated(hook.apply(passage(patient))));
    }

    private static Passage passage(Patient patient) {
        return Passage.through(patient.task().net());
    }
}
