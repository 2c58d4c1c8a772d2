package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Operated;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.nn.Hooks.ForwardHook;
import io.tarn.nn.Layer;
import io.tarn.nn.Net;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ways around the inner layers of a deep net: a sum with what goes in, or only that.
final class Shortcuts {
    private Shortcuts() {}

    /// y ← x + f(x) / √L around every inner layer and its activation, L the number of them, so that signals keep their size.
    static Treatment around(LayerOrder order) {
        return new Treatment(
                "add shortcuts around %d layers".formatted(order.inner().size()),
                patient -> Treatments.operation("", new Around(order)).apply(patient));
    }

    private static final class Around implements ForwardHook {
        private final LayerOrder order;
        private final Set<Net> inner;
        private final double share;
        private @Nullable Tensor entered; // what went into the block that is being computed

        Around(LayerOrder order) {
            this.order = order;
            this.inner = nets(order);
            this.share = 1 / Math.sqrt(Math.max(1, inner.size()));
        }

        @Override
        public Tensor after(Net layer, Tensor x, Tensor y) {
            LayerOrder.Kind kind =
                    order.find(layer).map(LayerOrder.Part::kind).orElse(LayerOrder.Kind.OTHER);
            if (kind == LayerOrder.Kind.WEIGHTED) {
                boolean goes = inner.contains(layer) && x.shape().equals(y.shape());
                boolean activated = goes && order.isActivated(layer);
                entered = activated ? x : null;
                return goes && !activated ? x.add(y.mul(share)) : y;
            }
            Tensor before = entered;
            if (kind == LayerOrder.Kind.ACTIVATION && before != null) {
                entered = null;
                return before.shape().equals(y.shape()) ? before.add(y.mul(share)) : y;
            }
            return y;
        }
    }

    /// The same net without its inner layers: a shallower one, whose answers the deep one could give as well.
    static Treatment without(LayerOrder order) {
        return new Treatment(
                "leave out %d layers".formatted(order.inner().size()),
                patient -> without(patient, order));
    }

    private static Patient without(Patient patient, LayerOrder order) {
        Set<Net> left = left(order);
        if (patient.supervised().isEmpty()) {
            return patient.operated((layer, x, y) -> left.contains(layer) ? x : y);
        }
        return patient.net(net ->
                net instanceof Sequential all
                                && new HashSet<>(all.layers())
                                        .containsAll(
                                                order.inner().stream()
                                                        .map(LayerOrder.Part::net)
                                                        .toList())
                        ? rest(all, left)
                        : new Operated(net, (layer, x, y) -> left.contains(layer) ? x : y));
    }

    private static Layer rest(Sequential all, Set<Net> left) {
        List<Layer> rest = new ArrayList<>(all.layers());
        rest.removeIf(left::contains);
        return Sequential.of(rest);
    }

    /// The inner layers, and what follows on each until the next layer with weights and keeps the shape.
    private static Set<Net> left(LayerOrder order) {
        Set<Net> inner = nets(order);
        Set<Net> left = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean leaving = false;
        for (LayerOrder.Part part : order.parts()) {
            leaving = part.isWeighted() ? inner.contains(part.net()) : leaving && part.keepsShape();
            if (leaving) {
                left.add(part.net());
            }
        }
        return left;
    }

    private static Set<Net> nets(LayerOrder order) {
        Set<Net> nets = Collections.newSetFromMap(new IdentityHashMap<>());
        order.inner().forEach(part -> nets.add(part.net()));
        return nets;
    }
}
