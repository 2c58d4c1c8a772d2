package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.NamedLayers;
import io.tarn.doctor.measure.NamedLayers.Named;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Losses;
import io.tarn.nn.Hooks;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The layers of a net in the order in which they compute.
record LayerOrder(List<Part> parts) {
    private static final int ROWS = 4;

    /// @param kind what it does
    /// @param width the numbers that it gives for an example, or for a place of a picture or sequence
    /// @param keepsShape whether what comes out has the shape of what goes in
    record Part(Net net, Kind kind, long width, boolean keepsShape) {
        boolean isWeighted() {
            return kind == Kind.WEIGHTED;
        }
    }

    enum Kind {
        /// Has weights of its own, and does more than normalise.
        WEIGHTED,
        /// An activation, or a function that may be one.
        ACTIVATION,
        /// All else: normalisation, pooling, dropout, nets of layers.
        OTHER
    }

    LayerOrder {
        parts = List.copyOf(parts);
    }

    /// As seen when a few training examples go through.
    static LayerOrder of(Case patient) {
        return patient.once("layer order", () -> patient.atStart(task -> of(patient, task)));
    }

    private static LayerOrder of(Case patient, Task task) {
        NamedLayers names = NamedLayers.of(task.net());
        List<Part> parts = new ArrayList<>();
        Batch batch = Place.some(patient, ROWS).getFirst();
        try (var hooks =
                Hooks.onForward((net, x, y) -> {
                    names.find(net).ifPresent(named -> parts.add(part(named, x, y)));
                    return y;
                })) {
            Losses.of(task, batch);
        } catch (TensorException _) {
            return new LayerOrder(List.of()); // a net that wants other batches
        }
        return new LayerOrder(parts);
    }

    private static Part part(Named named, Tensor x, Tensor y) {
        boolean normalises = named.kind().contains("Norm");
        boolean weighted =
                !normalises
                        && named.parameters().values().stream()
                                .anyMatch(parameter -> parameter.value().rank() >= 2);
        Kind kind = weighted ? Kind.WEIGHTED : named.isActivation() ? Kind.ACTIVATION : Kind.OTHER;
        long width = y.rank() == 0 ? 1 : y.rank() == 4 ? y.size(1) : y.size(-1);
        return new Part(named.net(), kind, width, x.shape().equals(y.shape()));
    }

    List<Part> weighted() {
        return parts.stream().filter(Part::isWeighted).toList();
    }

    /// All layers with weights but the last, which answers.
    List<Part> hidden() {
        List<Part> weighted = weighted();
        return weighted.isEmpty() ? weighted : weighted.subList(0, weighted.size() - 1);
    }

    /// Hidden layers that could be left out, since what comes out has the shape of what goes in.
    List<Part> inner() {
        return hidden().stream().filter(Part::keepsShape).toList();
    }

    /// The width of the narrowest hidden layer.
    OptionalLong narrowest() {
        return hidden().stream().mapToLong(Part::width).min();
    }

    Optional<Part> find(Net net) {
        return parts.stream().filter(part -> part.net() == net).findFirst();
    }

    /// Whether an activation follows on a weighted layer, before the next weighted one.
    boolean isActivated(Net net) {
        boolean found = false;
        for (Part part : parts) {
            if (found && part.kind() != Kind.OTHER) {
                return part.kind() == Kind.ACTIVATION;
            }
            found |= part.net() == net;
        }
        return false;
    }

    /// Whether it computes before the layer that answers.
    boolean isHidden(Net net) {
        List<Part> weighted = weighted();
        if (weighted.isEmpty()) {
            return false;
        }
        Net last = weighted.getLast().net();
        for (Part part : parts) {
            if (part.net() == last) {
                return false;
            }
            if (part.net() == net) {
                return true;
            }
        }
        return false;
    }
}
