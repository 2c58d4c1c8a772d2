package io.tarn.doctor.finding;

import io.tarn.doctor.measure.Activations;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.nn.Activation;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// 16: units that are silent for every example, so that no gradient reaches them.
///
/// The rule: before the first step more than half of the units of one of the first layers give 0, or have a gradient of 0, for every example
/// of the sample. Units that die in training are the work of the learning rate, and layers that are dead only deep inside that of depth.
///
/// @param layer the first one that is dead
/// @param share of its units
public record DeadUnits(String layer, double share, Evidence evidence)
        implements OptimizationFinding {
    private static final double MUCH = 0.5;
    private static final int FEWEST = 4;

    /// Among so many first layers, activations included.
    private static final int SHALLOW = 12;

    /// In a deep net signals get lost on their way, and units with them.
    private static final int DEEP = 24;

    private static final int FIRST_OF_DEEP = 4;

    static Optional<DeadUnits> look(Case patient) {
        return Pulse.unitsAtStart(patient).flatMap(seen -> judged(patient, seen));
    }

    private static Optional<DeadUnits> judged(Case patient, Activations seen) {
        List<Activations.Layer> layers = seen.layers();
        // the last layer answers; what it gives is no unit's silence
        int first = layers.size() > DEEP ? FIRST_OF_DEEP : SHALLOW;
        for (int i = 0; i < Math.min(first, layers.size() - 1); i++) {
            Activations.Layer layer = layers.get(i);
            if (layer.units() >= FEWEST && dead(layer) > MUCH) {
                return Optional.of(finding(patient, seen, layer));
            }
        }
        return Optional.empty();
    }

    private static DeadUnits finding(Case patient, Activations seen, Activations.Layer layer) {
        Evidence evidence =
                Evidence.suspected(
                                "before the first step more than half of a layer's units are silent, or have no gradient, for every example",
                                dead(layer) / MUCH)
                        .number("share of the layer's units", dead(layer))
                        .number(
                                "at the end",
                                Pulse.unitsAtEnd(patient)
                                        .map(end -> end.worst(DeadUnits::dead))
                                        .orElse(Double.NaN))
                        .number("examples", seen.examples())
                        .chart(seen.chart());
        return new DeadUnits(layer.name(), dead(layer), evidence);
    }

    /// Silent, or without a gradient where the activation behind cannot be seen.
    static double dead(Activations.Layer layer) {
        double unlearned = Double.isNaN(layer.unlearned()) ? 0 : layer.unlearned();
        return Math.max(Double.isNaN(layer.silent()) ? 0 : layer.silent(), unlearned);
    }

    @Override
    public Condition condition() {
        return Condition.DEAD_UNITS;
    }

    @Override
    public String summary() {
        return "%.0f%% of the units of %s give nothing for any example from the beginning."
                .formatted(100 * share, layer);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Start with biases of 0 and weights of He's size, `Init.he()`; a leaky ReLU, `Activation.leakyRelu()`, lets units come back.",
                new Treatment(
                        "start with biases of 0", patient -> patient.starting(DeadUnits::unbias)),
                Treatments.initialised(),
                Treatments.initialised()
                        .and(Treatments.operation("let ReLUs leak", DeadUnits::leak)));
    }

    /// Of layers that compute; those of normalisations are scales of their own.
    private static void unbias(Net net) {
        net.namedParameters()
                .forEach((name, parameter) -> {
                    if (parameter.value().rank() == 1
                            && parameter.isTrainable()
                            && name.contains("bias")) {
                        parameter.set(Tensor.zeros(parameter.value().shape()));
                    }
                });
    }

    private static Tensor leak(Net layer, Tensor x, Tensor y) {
        return layer instanceof Activation && layer.toString().equals("relu")
                ? x.leakyRelu(0.1)
                : y;
    }
}
