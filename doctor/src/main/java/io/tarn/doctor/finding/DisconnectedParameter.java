package io.tarn.doctor.finding;

import io.tarn.doctor.measure.Connections;
import io.tarn.doctor.measure.Connections.State;
import io.tarn.doctor.measure.GradientCheck;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.nn.Parameter;
import io.tarn.report.Bars;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// 7: parameters that matter and do not learn.
///
/// The rule: the loss changes with a parameter, and no gradient reaches it: its way back is cut. Or a parameter has a gradient and no optimizer,
/// while its weights are still those that its layer drew. Both are proof. Parameters that are frozen, that were learned elsewhere and are
/// in no optimizer, or that do not move, are suspicions. A parameter without a gradient that the loss does not depend on is none of it:
/// a head for another task, a bias before a normalisation, a word that never comes.
///
/// @param parameters by name, with what is the matter
record DisconnectedParameter(List<String> parameters, Remedy remedy, Evidence evidence)
        implements DefinitionFinding {
    private static final int STEPS = 3;
    private static final double SMALL = 1e-2; // a gradient, of the largest
    private static final int ENOUGH = 64; // weights to tell how they were drawn

    /// What is proof.
    static Optional<DisconnectedParameter> look(Case patient) {
        return patient.once("definition: disconnected", () -> proven(patient));
    }

    private static Optional<DisconnectedParameter> proven(Case patient) {
        List<String> cut = cut(patient);
        if (!cut.isEmpty()) {
            Treatment[] mend =
                    Cuts.of(patient).areThere()
                            ? new Treatment[] {Cuts.treatment()}
                            : new Treatment[0];
            return Optional.of(
                    finding(
                            patient,
                            cut.stream().map(name -> name + ": cut off").toList(),
                            true,
                            "Find what ends the gradients%s: a `detach()`, a value taken out with `item()`, a block without gradients."
                                    .formatted(at(Cuts.of(patient).layers())),
                            mend));
        }
        Map<String, Parameter> named = patient.patient().task().net().namedParameters();
        List<String> left = in(patient, State.UNOWNED);
        boolean isFresh =
                patient.atStart(_ ->
                        named.entrySet().stream()
                                .filter(entry -> left.contains(entry.getKey()))
                                .anyMatch(entry -> isFresh(entry.getValue().value())));
        return left.isEmpty() || !isFresh ? Optional.empty() : Optional.of(left(patient, true));
    }

    /// What may be on purpose.
    static Optional<DisconnectedParameter> suspect(Case patient) {
        if (look(patient).isPresent()) {
            return Optional.empty(); // it is known
        }
        if (!in(patient, State.UNOWNED).isEmpty()) {
            return Optional.of(left(patient, false));
        }
        List<String> frozen = in(patient, State.FROZEN);
        if (!frozen.isEmpty()) {
            return Optional.of(
                    finding(
                            patient,
                            frozen.stream().map(name -> name + ": frozen").toList(),
                            false,
                            "Let them learn: `net.unfreeze()`, and hand them to the optimizer.",
                            Treatments.unfrozen().and(Treatments.everyParameter())));
        }
        List<String> still = still(patient);
        return still.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        finding(
                                patient,
                                still.stream().map(name -> name + ": does not move").toList(),
                                false,
                                "Look at the learning rate of their parameter group.",
                                Treatments.adam(1e-3)));
    }

    private static DisconnectedParameter left(Case patient, boolean proven) {
        return finding(
                patient,
                in(patient, State.UNOWNED).stream()
                        .map(name -> name + ": in no optimizer")
                        .toList(),
                proven,
                "Hand the optimizer all that shall learn: `Adam.of(net.parameters())`; freeze what shall not.",
                Treatments.everyParameter());
    }

    private static String at(List<String> layers) {
        return layers.isEmpty() ? "" : " at " + String.join(", ", layers);
    }

    /// Parameters with a gradient of exactly 0 although the loss changes with them.
    private static List<String> cut(Case patient) {
        return WrongGradient.Checked.of(patient).stream()
                .flatMap(check -> check.parts().stream())
                .filter(part -> part.backward() == 0 && part.error() > 0.5 && part.unseen() < 0.1)
                .map(GradientCheck.Part::name)
                .toList();
    }

    private static List<String> in(Case patient, State state) {
        return connections(patient)
                .map(c -> c.links().stream().filter(link -> link.state() == state))
                .map(links -> links.map(Connections.Link::name).toList())
                .orElse(List.of());
    }

    /// Those that a step does not move although their gradient is not much smaller than others.
    private static List<String> still(Case patient) {
        List<Connections.Link> links =
                connections(patient).map(Connections::links).orElse(List.of());
        double most = links.stream().mapToDouble(Connections.Link::gradient).max().orElse(0);
        return links.stream()
                .filter(link -> link.state() == State.UNMOVED && link.gradient() > SMALL * most)
                .map(Connections.Link::name)
                .toList();
    }

    private static Optional<Connections> connections(Case patient) {
        return patient.once(
                "definition: connections",
                () ->
                        patient.atStart(task ->
                                Attempt.at(() ->
                                        Connections.of(
                                                task,
                                                List.of(Rows.first(patient, 64)),
                                                c -> c.steps(STEPS)))));
    }

    /// Whether weights are as layers draw them: evenly from -1/√inputs to 1/√inputs.
    private static boolean isFresh(Tensor weights) {
        if (weights.rank() < 2 || weights.elements() < ENOUGH) {
            return false;
        }
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            double bound = 1 / Math.sqrt(Gains.fan(weights));
            double most = weights.detach().abs().max().item();
            double gain = Gains.of(weights) * Math.sqrt(3);
            return most <= 1.0001 * bound && Math.abs(gain - 1) < 0.15;
        }
    }

    private static DisconnectedParameter finding(
            Case patient,
            List<String> parameters,
            boolean proven,
            String advice,
            Treatment... treatments) {
        String rule = "the loss depends on a parameter, and it does not learn";
        List<Connections.Link> links =
                connections(patient).map(Connections::links).orElse(List.of());
        List<String> names = new ArrayList<>(links.stream().map(Connections.Link::name).toList());
        Evidence evidence =
                (proven
                                ? Evidence.proven(rule, parameters.size())
                                : Evidence.suspected(rule, parameters.size()))
                        .number("parameters of the net", links.size())
                        .number("of them do not learn", parameters.size())
                        .chart(
                                Bars.of(
                                                "How far parameters move in %d steps"
                                                        .formatted(STEPS),
                                                names)
                                        .bars(
                                                "distance",
                                                links.stream()
                                                        .mapToDouble(Connections.Link::moved)
                                                        .toArray())
                                        .lying());
        return new DisconnectedParameter(
                List.copyOf(parameters), Remedy.of(advice, treatments), evidence);
    }

    @Override
    public Condition condition() {
        return Condition.DISCONNECTED_PARAMETER;
    }

    @Override
    public String summary() {
        return "%d parameters do not learn: %s%s"
                .formatted(
                        parameters.size(),
                        String.join(", ", parameters.subList(0, Math.min(4, parameters.size()))),
                        parameters.size() > 4 ? ", …" : "");
    }
}
