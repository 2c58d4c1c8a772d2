package io.tarn.doctor.finding;

import io.tarn.doctor.measure.Activations;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.nn.Embedding;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// 17: bounded units that stand at their bounds, where they are flat.
///
/// The rule: before the first step more than half of the units of a layer of sigmoids, tanhs and the like have most of their inputs beyond
/// ±5; where activations cannot be seen, and no ReLU is among those that can, most of the outputs of a layer that is not the last.
///
/// @param layer the first one that is saturated
/// @param share of its units
public record Saturation(String layer, double share, Evidence evidence)
        implements OptimizationFinding {
    private static final double MUCH = 0.5;

    static Optional<Saturation> look(Case patient) {
        return Pulse.unitsAtStart(patient).flatMap(seen -> judged(patient, seen));
    }

    private static Optional<Saturation> judged(Case patient, Activations seen) {
        List<Activations.Layer> layers = seen.layers();
        boolean isSeen = layers.stream().anyMatch(layer -> !Double.isNaN(layer.saturated()));
        boolean isLinear =
                layers.stream()
                        .anyMatch(layer -> layer.kind().toLowerCase(Locale.ROOT).contains("lu"));
        for (int i = 0; i < layers.size() - 1; i++) {
            Activations.Layer layer = layers.get(i);
            boolean isInner = layer.isLearning() && !layer.kind().startsWith("Embedding");
            double share = isSeen ? layer.saturated() : isLinear || !isInner ? 0 : layer.beyond();
            if (share > MUCH) {
                return Optional.of(finding(patient, seen, layer.name(), share));
            }
        }
        return Optional.empty();
    }

    private static Saturation finding(Case patient, Activations seen, String layer, double share) {
        Evidence evidence =
                Evidence.suspected(
                                "before the first step more than half of a layer's bounded units have most of their inputs beyond ±5",
                                share / MUCH)
                        .number("share of the layer's units", share)
                        .number(
                                "at the end",
                                Pulse.unitsAtEnd(patient)
                                        .map(end -> end.worst(Activations.Layer::saturated))
                                        .orElse(Double.NaN))
                        .chart(seen.chart());
        return new Saturation(layer, share, evidence);
    }

    @Override
    public Condition condition() {
        return Condition.SATURATION;
    }

    @Override
    public String summary() {
        return "%.0f%% of the units of %s stand at their bounds from the beginning."
                .formatted(100 * share, layer);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Start with smaller weights, `Init.glorot()`, and with inputs of deviation 1.",
                new Treatment(
                        "scale large initial weights down to Glorot's size",
                        patient -> patient.starting(Saturation::shrink)),
                Treatments.initialised());
    }

    /// σ ≤ 1/√inputs for all that multiplies.
    static void shrink(Net net) {
        net.namedNets().values().stream()
                .filter(part -> !(part instanceof Embedding) && part.namedNets().isEmpty())
                .flatMap(part -> part.parameters().stream())
                .forEach(Saturation::shrink);
        if (net.namedNets().isEmpty()) {
            net.parameters().forEach(Saturation::shrink);
        }
    }

    private static void shrink(Parameter parameter) {
        Tensor value = parameter.value().detach();
        if (value.rank() < 2 || !parameter.isTrainable()) {
            return;
        }
        double inputs = (double) value.elements() / value.size(0);
        double size = value.toDouble().square().mean().sqrt().item() * Math.sqrt(inputs);
        if (size > 3) {
            parameter.set(value.div(size));
        }
    }
}
