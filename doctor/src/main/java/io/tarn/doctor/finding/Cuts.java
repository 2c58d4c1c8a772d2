package io.tarn.doctor.finding;

import io.tarn.doctor.measure.NamedLayers;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Net;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a forward pass loses the way back: a layer is given, or gives, what no gradient can flow through.
///
/// @param layers that lose it, or that get what was lost before them
record Cuts(List<String> layers) {
    static Cuts of(Case patient) {
        return patient.once(
                "definition: cuts",
                () ->
                        patient.atStart(task -> {
                            NamedLayers names = NamedLayers.of(task.net());
                            Pass pass = new Pass(names);
                            try (var hooks = Hooks.onForward(pass)) {
                                tracked(() ->
                                        task.step(
                                                Rows.first(patient, 8),
                                                (loss, _) -> loss.get().detach()));
                            }
                            return new Cuts(pass.found);
                        }));
    }

    private static void tracked(Runnable work) {
        try (var scope = Scope.open();
                var on = Gradient.on()) {
            work.run();
        }
    }

    boolean areThere() {
        return !layers.isEmpty();
    }

    /// Lets gradients flow on: past a layer that ends them as if it changed nothing, and back into what came before it.
    static Treatment treatment() {
        return new Treatment(
                "let gradients through where they are cut off",
                patient -> patient.net(net -> new Enclosed(net, Cuts::mended)));
    }

    private static Tensor mended(Layer net, Tensor x) {
        try (var hooks = Hooks.onForward(new Pass(NamedLayers.of(net)))) {
            return net.forward(x);
        }
    }

    /// One forward pass, mended on its way.
    private static final class Pass implements Hooks.ForwardHook {
        private final NamedLayers names;
        private final List<String> found = new ArrayList<>();
        private Optional<Tensor> last = Optional.empty(); // tracked output
        private boolean busy;

        private Pass(NamedLayers names) {
            this.names = names;
        }

        @Override
        public Tensor after(Net net, Tensor x, Tensor y) {
            if (busy || !Gradient.isOn()) {
                return y;
            }
            Tensor result = y;
            if (isCut(x, y)) {
                note(net);
                result = y.add(x).sub(x.detach());
            } else if (isWithout(x) && net instanceof Layer layer) {
                note(net);
                result = again(layer, last.orElseThrow());
            }
            if (result.isTracked()) {
                last = Optional.of(result);
            }
            return result;
        }

        private void note(Net net) {
            names.find(net).ifPresent(named -> found.add(named.name()));
        }

        private static boolean isCut(Tensor x, Tensor y) {
            return x.isTracked()
                    && !y.isTracked()
                    && y.dtype().isFloatingPoint()
                    && x.shape().equals(y.shape());
        }

        /// Whether the input is what the layer before gave, but for its way back.
        private boolean isWithout(Tensor x) {
            return !x.isTracked()
                    && last.filter(before ->
                                    before.dtype() == x.dtype()
                                            && before.shape().equals(x.shape())
                                            && before.detach().eq(x).all().item() != 0)
                            .isPresent();
        }

        private Tensor again(Layer layer, Tensor x) {
            busy = true;
            try {
                return layer.forward(x);
            } finally {
                busy = false;
            }
        }
    }
}
