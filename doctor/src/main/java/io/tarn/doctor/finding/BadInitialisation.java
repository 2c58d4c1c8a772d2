package io.tarn.doctor.finding;

import io.tarn.doctor.measure.Activations;
import io.tarn.doctor.measure.NamedLayers;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Trial;
import io.tarn.nn.Parameter;
import io.tarn.report.Bars;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// 5: initial weights that let nothing through, make all units the same, or make signals explode.
///
/// The rule, of a weight matrix before training: all its weights are the same number; or most of its units have the same weights; or their
/// root mean square times √inputs is above 2.5 or below 0.03, where 0.6 to 1.4 are usual. That alone is no fault: new weights have to help.
///
/// @param layer the worst one, and `fault` what is wrong with it
record BadInitialisation(String layer, String fault, Evidence evidence)
        implements DefinitionFinding {
    private static final double LARGE = 2.5;
    private static final double SMALL = 0.03;
    private static final int FEW = 8;
    private static final double BEYOND_DOUBT = 100;
    private static final double SOME = 0.1;

    /// @param strength 1 at the threshold
    private record Fault(String layer, String words, double strength) {}

    static Optional<BadInitialisation> look(Case patient) {
        return patient.atStart(task -> look(patient, task));
    }

    private static Optional<BadInitialisation> look(Case patient, Task task) {
        List<Fault> faults = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        for (NamedLayers.Named layer : NamedLayers.of(task.net()).all()) {
            if (layer.kind().startsWith("Embedding") || layer.kind().contains("Norm")) {
                continue;
            }
            layer.parameters()
                    .forEach((name, parameter) -> {
                        if (isWeights(parameter)) {
                            names.add(name);
                            gains.add(Gains.of(parameter.value()));
                            fault(name, parameter.value()).ifPresent(faults::add);
                        }
                    });
        }
        // a last layer of zeros is a way to start from a guess
        faults.removeIf(fault ->
                fault.layer.equals(names.getLast()) && gains.getLast() == 0 && faults.size() == 1);
        return faults.stream()
                .max(Comparator.comparingDouble(Fault::strength))
                .map(worst ->
                        new BadInitialisation(
                                worst.layer,
                                worst.words,
                                evidence(patient, task, worst, names, gains)));
    }

    private static boolean isWeights(Parameter parameter) {
        return parameter.value().rank() >= 2
                && parameter.value().elements() >= FEW
                && parameter.isTrainable();
    }

    private static Optional<Fault> fault(String name, Tensor weights) {
        double gain = Gains.of(weights);
        if (Gains.isConstant(weights)) {
            return Optional.of(new Fault(name, "all weights are the same", 1e6));
        }
        if (Gains.alike(weights) > 0.5) {
            return Optional.of(new Fault(name, "most units have the same weights", 1e5));
        }
        if (gain > LARGE) {
            return Optional.of(
                    new Fault(
                            name,
                            "weights are %.2g times as large as is usual".formatted(gain),
                            gain / LARGE));
        }
        return gain < SMALL
                ? Optional.of(
                        new Fault(
                                name,
                                "weights are %.2g times as large as is usual".formatted(gain),
                                SMALL / gain))
                : Optional.empty();
    }

    private static Evidence evidence(
            Case patient, Task task, Fault worst, List<String> names, List<Double> gains) {
        Activations seen =
                patient.once(
                        "definition: activations at start",
                        () ->
                                Activations.of(
                                        task, patient.training().batches(), c -> c.examples(500)));
        return Evidence.suspected(
                        "a matrix of weights is constant, has equal rows, or is beyond 0.03 to 2.5 times the usual size",
                        worst.strength)
                .number(
                        "growth of the outputs' deviation from the first layer to the last",
                        seen.growth())
                .number(
                        "largest share of units that are the same as others",
                        seen.worst(Activations.Layer::twins))
                .chart(
                        Bars.of("Size of the initial weights times √inputs", names)
                                .bars("size", gains.stream().mapToDouble(gain -> gain).toArray())
                                .lying()
                                .note("0.6 to 1.4 are usual."));
    }

    @Override
    public Condition condition() {
        return Condition.BAD_INITIALISATION;
    }

    @Override
    public String summary() {
        return "In the initial weights of %s %s.".formatted(layer, fault);
    }

    /// Weights that nobody would choose are a fault wherever others do better, be there further faults or not.
    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        Comparison training = trial.training();
        return evidence.strength() > BEYOND_DOUBT
                ? Optional.of(training.isBetter() && training.relativeGain() > SOME)
                : Optional.empty();
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Leave the weights as the layers make them, or draw them with He's or Glorot's deviation: `Init.heNormal(weight)`.",
                Treatments.initialised());
    }
}
