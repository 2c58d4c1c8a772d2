package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.loss.CrossEntropy;
import io.tarn.report.Bars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// 23: so much that holds a net back that it does not fit even its training examples.
///
/// The rules: weight decay or a penalty in the loss pulls with more than 0.3 of the strength of the data, dropout leaves out half or more, or labels are
/// smoothed by 0.3 or more. Leaving it off has to help.
public record OverRegularised(String summary, Evidence evidence, Remedy remedy)
        implements OptimizationFinding {
    private static final double PULL = 0.3;
    private static final double DROPPED = 0.5;
    private static final double SMOOTHED = 0.3;

    static Optional<OverRegularised> look(Case patient) {
        Regularisers found = Regularisers.of(patient);
        List<Treatment> treatments = new ArrayList<>();
        List<String> says = new ArrayList<>();
        double decay = Math.max(found.coupled(), found.decoupled());
        if (decay > PULL) {
            treatments.add(Treatments.noDecay());
            says.add(
                    "weight decay of %.2g pulls with %.2g of the strength of the data"
                            .formatted(found.decay(), decay));
        }
        if (found.penalty() > PULL) {
            treatments.add(
                    new Treatment(
                            "leave the loss's penalty on weights out",
                            p -> p.loss(Regularisers::withoutPenalty)));
            says.add(
                    "the loss's penalty pulls with %.2g of the strength of the data"
                            .formatted(found.penalty()));
        }
        if (found.dropout() > DROPPED - 0.05) {
            treatments.add(Treatments.noDropout());
            says.add("dropout leaves %.0f%% out".formatted(100 * found.dropout()));
        }
        if (found.smoothing() >= SMOOTHED) {
            treatments.add(
                    new Treatment(
                            "switch label smoothing off",
                            p ->
                                    p.loss(loss ->
                                            loss instanceof CrossEntropy c
                                                    ? c.labelSmoothing(0)
                                                    : loss)));
            says.add("labels are smoothed by %.2g".formatted(found.smoothing()));
        }
        if (treatments.isEmpty()) {
            return Optional.empty();
        }
        if (treatments.size() > 1) {
            treatments.add(treatments.stream().reduce(Treatment::and).orElseThrow());
        }
        double strength =
                Math.max(
                        Math.max(decay, found.penalty()) / PULL,
                        Math.max(found.dropout() / DROPPED, found.smoothing() / SMOOTHED));
        return Optional.of(
                new OverRegularised(
                        "The net is held back: " + String.join(", ", says) + ".",
                        evidence(found, Math.min(1000, strength)),
                        new Remedy(
                                "Lower what holds it back: `weightDecay(1e-4)`, `Dropout.of(0.1)`; the training examples come first.",
                                treatments)));
    }

    private static Evidence evidence(Regularisers found, double strength) {
        return Evidence.suspected(
                        "decay or a penalty pulls with more than 0.3 of the strength of the data, dropout leaves out half, or labels are smoothed by 0.3",
                        strength)
                .number("weight decay", found.decay())
                .number("λ‖w‖/‖g‖", found.coupled())
                .number("ηλ‖w‖/‖Δw‖", found.decoupled())
                .number("penalty over data", found.penalty())
                .number("dropout", found.dropout())
                .number("label smoothing", found.smoothing())
                .chart(
                        Bars.of(
                                        "What holds the net back",
                                        List.of("decay", "penalty", "dropout", "smoothing"))
                                .bars(
                                        "strength",
                                        Math.max(found.coupled(), found.decoupled()),
                                        found.penalty(),
                                        found.dropout(),
                                        found.smoothing()));
    }

    @Override
    public Condition condition() {
        return Condition.OVER_REGULARISED;
    }
}
