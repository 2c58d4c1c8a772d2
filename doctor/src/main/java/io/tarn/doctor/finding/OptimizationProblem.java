package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Trial;
import io.tarn.report.Bars;
import java.util.List;
import java.util.Optional;

/// 26: a deep net that fits its training examples worse than a shallower one, though it could do the same.
///
/// The rule: without its inner layers, those that keep the shape of what goes in, the same net has a smaller training error, beyond chance and
/// by a quarter. Capacity cannot be the reason, for the inner layers could let everything pass; so descent does not get there.
///
/// @param layers how many layers were left out
/// @param deep the training error of the net as it is
/// @param shallow and without them
public record OptimizationProblem(
        int layers, double deep, double shallow, Evidence evidence, Remedy remedy)
        implements FitFinding {
    private static final int FEWEST = 4;
    private static final double SHARE = 0.25;

    static Optional<OptimizationProblem> look(Case patient) {
        LayerOrder order = LayerOrder.of(patient);
        int layers = order.inner().size();
        Optional<Treatment> less = shallower(patient);
        if (less.isEmpty()) {
            return Optional.empty();
        }
        Trial shallower = patient.trial(less.get());
        Comparison comparison = shallower.training();
        if (!comparison.isBetter() || comparison.relativeGain() < SHARE) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "a shallower net has a smaller error on the training examples, beyond chance and by a quarter",
                                comparison.relativeGain() / SHARE)
                        .number("layers with weights", order.weighted().size())
                        .number("layers left out", layers)
                        .number("training error", comparison.before())
                        .number("training error of the shallower net", comparison.after())
                        .number("standard errors between them", comparison.deviations())
                        .chart(chart(patient, comparison));
        Remedy remedy =
                Remedy.of(
                        "Let signals pass by: `Residual.of(block)`; normalise between layers; or take a shallower net.",
                        Shortcuts.around(order),
                        Shortcuts.around(order).and(Treatments.initialised()),
                        Shortcuts.without(order));
        return Optional.of(
                new OptimizationProblem(
                        layers, comparison.before(), comparison.after(), evidence, remedy));
    }

    /// The same net without its inner layers, where it is deep.
    public static Optional<Treatment> shallower(Case patient) {
        return Optional.of(LayerOrder.of(patient))
                .filter(order -> order.inner().size() >= FEWEST)
                .map(Shortcuts::without);
    }

    private static Bars chart(Case patient, Comparison comparison) {
        return Bars.of(
                        "Error on the training examples (%s)".formatted(patient.yardstick().name()),
                        List.of("as it is", "without its inner layers"))
                .bars("error", comparison.before(), comparison.after())
                .lying()
                .x("error");
    }

    @Override
    public Condition condition() {
        return Condition.OPTIMIZATION_PROBLEM;
    }

    @Override
    public String summary() {
        return "Without %d of its layers the net has a training error of %.3g instead of %.3g."
                .formatted(layers, shallow, deep);
    }
}
