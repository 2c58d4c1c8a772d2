package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.NamedLayers;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Losses;
import io.tarn.doctor.patient.Treatment;
import io.tarn.nn.Hooks;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The layer with weights that computes last: it makes the answers.
///
/// @param parameters its own, the weights among them
/// @param gain before training, the root mean square of its weights times √inputs: about 1 is usual
/// @param others the largest gain of all other weights
record LastLayer(String name, List<Parameter> parameters, double gain, double others) {
    /// Empty where hooks see no such layer.
    static Optional<LastLayer> of(Case patient) {
        return patient.once(
                "definition: last layer",
                () ->
                        patient.atStart(task -> {
                            NamedLayers names = NamedLayers.of(task.net());
                            List<NamedLayers.Named> order = new ArrayList<>();
                            Batch batch = patient.training().batches().getFirst();
                            try (var hooks =
                                    Hooks.onForward((layer, x, y) -> {
                                        names.find(layer).ifPresent(order::add);
                                        return y;
                                    })) {
                                Losses.of(task, batch);
                            }
                            return order.reversed().stream()
                                    .filter(LastLayer::hasWeights)
                                    .findFirst()
                                    .map(last -> of(task.net(), last));
                        }));
    }

    private static LastLayer of(Net net, NamedLayers.Named last) {
        List<Parameter> own = List.copyOf(last.parameters().values());
        List<Parameter> others = new ArrayList<>(net.parameters());
        others.removeAll(own);
        return new LastLayer(last.name(), own, gain(own), gain(others));
    }

    private static boolean hasWeights(NamedLayers.Named layer) {
        return !layer.kind().startsWith("Embedding")
                && layer.parameters().values().stream().anyMatch(LastLayer::isMatrix);
    }

    private static boolean isMatrix(Parameter parameter) {
        return parameter.value().rank() >= 2;
    }

    private static double gain(Iterable<Parameter> parameters) {
        double most = 0;
        for (Parameter parameter : parameters) {
            most = isMatrix(parameter) ? Math.max(most, Gains.of(parameter.value())) : most;
        }
        return most;
    }

    /// Draws its weights anew, and sets its biases to 0.
    Treatment anew() {
        return new Treatment(
                "initialise the last layer anew",
                patient -> patient.starting(net -> draw(net, patient.plan().seed())));
    }

    private void draw(Net net, long seed) {
        Random chance = Random.of(seed);
        List<Parameter> known = net.parameters();
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            for (Parameter parameter : parameters) {
                if (parameter.isTrainable() && known.contains(parameter)) {
                    Tensor value = parameter.value();
                    double deviation = isMatrix(parameter) ? Math.sqrt(0.5 / Gains.fan(value)) : 0;
                    parameter.set(
                            chance.normal(value.shape().toArray())
                                    .mul(deviation)
                                    .to(value.dtype())
                                    .to(value.device()));
                }
            }
        }
    }
}
