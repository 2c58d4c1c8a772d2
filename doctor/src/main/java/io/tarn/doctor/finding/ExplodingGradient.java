package io.tarn.doctor.finding;

import io.tarn.doctor.measure.Activations;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Vitals;
import io.tarn.doctor.patient.Vitals.Reading;
import java.util.Optional;

/// 14: gradients that grow from layer to layer, or all at once.
///
/// The rules: in the first step the gradient of the first layer is more than 70 times that of the last one; or outputs become more than 20 times
/// larger on the way through the net, and so do the gradients that they are multiplied by; or in a training of small steps a gradient is more than
/// 30 times as long as the median.
///
/// @param where what is compared
/// @param ratio how many times it is
public record ExplodingGradient(String where, double ratio, Evidence evidence)
        implements OptimizationFinding {
    private static final double LAYERS = 70;
    private static final double OUTPUTS = 20;
    private static final double SPIKE = 30;

    /// Larger steps than this explain a spike by themselves.
    private static final double LARGE_UPDATE = 0.05;

    static Optional<ExplodingGradient> look(Case patient) {
        Vitals vitals = patient.course().vitals();
        if (vitals.readings().isEmpty()) {
            return Optional.empty();
        }
        Reading first = vitals.readings().getFirst();
        double layers = Pulse.firstToLast(first);
        double growth = Pulse.unitsAtStart(patient).map(Activations::growth).orElse(Double.NaN);
        double median = Pulse.median(vitals.readings().stream().mapToDouble(Reading::gradientNorm));
        double spike =
                vitals.readings().stream()
                                .mapToDouble(Reading::gradientNorm)
                                .filter(norm -> !Double.isNaN(norm))
                                .max()
                                .orElse(Double.NaN)
                        / median;
        if (layers > LAYERS) {
            return Optional.of(
                    of(vitals, "the first layer's gradient over the last layer's", layers, LAYERS));
        }
        if (growth > OUTPUTS) {
            return Optional.of(
                    of(vitals, "the last layer's outputs over the first layer's", growth, OUTPUTS));
        }
        boolean isSmall = Pulse.earlyUpdate(vitals) < LARGE_UPDATE;
        return isSmall && spike > SPIKE
                ? Optional.of(of(vitals, "the longest gradient over the median", spike, SPIKE))
                : Optional.empty();
    }

    private static ExplodingGradient of(
            Vitals vitals, String where, double ratio, double threshold) {
        Evidence evidence =
                Evidence.suspected(
                                "more than %.0f: %s".formatted(threshold, where),
                                Math.min(1000, ratio / threshold))
                        .number(where, ratio)
                        .chart(Pulse.chart("Gradient norm", "‖g‖", vitals, Reading::gradientNorm));
        return new ExplodingGradient(where, ratio, evidence);
    }

    @Override
    public Condition condition() {
        return Condition.EXPLODING_GRADIENT;
    }

    @Override
    public String summary() {
        return "Gradients explode: %s is %.3g.".formatted(where, ratio);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Start with weights of He's size, `Init.he()`, and clip gradients, `plan(p -> p.clip(1))`.",
                Treatments.initialised(),
                Treatments.clip(1),
                Treatments.initialised().and(Treatments.clip(1)).and(Treatments.rate(0.3)));
    }
}
