package io.tarn.doctor.patient;

import io.tarn.doctor.measure.NamedLayers;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;

/// The layers of a net that a [Watch] tells apart: nets that own parameters directly, and activations.
final class WatchLayers {
    /// One layer.
    ///
    /// @param first the place of the first of its own parameters among [#parameters]
    /// @param end behind the last one
    record Part(String name, String kind, int first, int end) {
        /// √Σ‖wᵢ‖² over its parameters, of the norms of all, of which negative ones are not there; NaN where it has none.
        double length(float[] norms) {
            double squares = 0;
            boolean some = false;
            for (int i = first; i < end; i++) {
                if (!(norms[i] < 0)) {
                    squares += (double) norms[i] * norms[i];
                    some = true;
                }
            }
            return some ? Math.sqrt(squares) : Double.NaN;
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final IdentityHashMap<Net, Integer> places = new IdentityHashMap<>();

    private WatchLayers() {}

    static WatchLayers of(Net root) {
        WatchLayers layers = new WatchLayers();
        NamedLayers.of(root).all().stream().filter(NamedLayers.Named::isLayer).forEach(layers::add);
        return layers;
    }

    private void add(NamedLayers.Named layer) {
        int first = parameters.size();
        parameters.addAll(layer.parameters().values());
        places.put(layer.net(), parts.size());
        parts.add(new Part(layer.name(), layer.kind(), first, parameters.size()));
    }

    List<Part> parts() {
        return parts;
    }

    /// The parameters of all parts, one part after the other.
    List<Parameter> parameters() {
        return parameters;
    }

    /// The place of a layer among the parts; empty where it is none of them.
    Optional<Integer> place(Net layer) {
        return Optional.ofNullable(places.get(layer));
    }

    /// All places, in the order in which the layers computed; one that was not seen stands behind the part that was declared before it.
    List<Integer> order(SequencedCollection<Integer> seen) {
        List<Integer> order = new ArrayList<>(seen);
        for (int place = 0; place < parts.size(); place++) {
            if (!order.contains(place)) {
                order.add(order.indexOf(place - 1) + 1, place); // 0 for the first one
            }
        }
        return order;
    }
}
