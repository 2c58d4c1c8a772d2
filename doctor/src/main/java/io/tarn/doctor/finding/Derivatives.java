package io.tarn.doctor.finding;

import io.tarn.doctor.measure.NamedLayers;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Losses;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Net;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The functions of a net, element by element and without parameters, whose backward pass is not the derivative of their forward pass.
///
/// @param wrong by their names
record Derivatives(Map<String, Net> wrong) {
    private static final double STEP = 1e-2;
    private static final double ERROR = 0.2;

    static Derivatives of(Case patient) {
        return patient.once(
                "definition: derivatives", () -> patient.atStart(task -> of(patient, task)));
    }

    private static Derivatives of(Case patient, Task task) {
        NamedLayers names = NamedLayers.of(task.net());
        Map<String, Net> wrong = new LinkedHashMap<>();
        Random chance = Random.of(patient.seed());
        boolean[] busy = {false}; // a layer that is tried calls this hook again
        try (var hooks =
                Hooks.onForward((net, x, y) -> {
                    boolean isFunction =
                            names.find(net).filter(NamedLayers.Named::isActivation).isPresent();
                    if (!busy[0] && isFunction && net instanceof Layer layer && isAlike(x, y)) {
                        busy[0] = true;
                        try (var scope = Scope.open();
                                var on = Gradient.on()) {
                            if (isWrong(layer, x.detach(), chance)) {
                                wrong.put(names.find(net).orElseThrow().name(), net);
                            }
                        }
                        busy[0] = false;
                    }
                    return y;
                })) {
            Losses.of(task, Rows.first(patient, 64));
        }
        return new Derivatives(wrong);
    }

    private static boolean isAlike(Tensor x, Tensor y) {
        return x.dtype().isFloatingPoint() && x.shape().equals(y.shape());
    }

    private static boolean isWrong(Layer layer, Tensor x, Random chance) {
        Tensor slopes = slopes(layer, x);
        Tensor v = chance.normal(x.shape().toArray()).to(x.dtype()).to(x.device());
        double h = step(x);
        Tensor moved =
                layer.forward(x.add(v.mul(h))).sub(layer.forward(x.sub(v.mul(h)))).div(2 * h);
        if (far(moved, slopes.mul(v)) > ERROR / 2) {
            return false; // its elements mix, as those of a softmax
        }
        Tensor leaf = x.copy().requiresGrad();
        Tensor y = layer.forward(leaf);
        Tensor backward =
                y.isTracked()
                        ? Gradient.of(y.sum(), leaf)
                        : Tensor.zerosLike(x); // Σ f(x) has f'(x)
        return far(slopes, backward) > ERROR;
    }

    private static double step(Tensor x) {
        return STEP * Math.max(1e-3, x.square().mean().sqrt().item());
    }

    /// (f(x + h) - f(x - h)) / 2h.
    private static Tensor slopes(Layer layer, Tensor x) {
        try (var off = Gradient.off()) {
            double h = step(x);
            return layer.forward(x.add(h)).sub(layer.forward(x.sub(h))).div(2 * h).detach();
        }
    }

    /// ‖a - b‖ / ‖a‖, and 0 where there is nothing.
    private static double far(Tensor a, Tensor b) {
        double size = a.detach().norm().item();
        return size == 0 ? 0 : a.detach().sub(b.detach()).norm().item() / size;
    }

    boolean areWrong() {
        return !wrong.isEmpty();
    }

    List<String> names() {
        return List.copyOf(wrong.keySet());
    }

    /// Gradients go through these functions by differences of their values.
    Treatment treatment() {
        Set<Net> nets = Collections.newSetFromMap(new IdentityHashMap<>());
        nets.addAll(wrong.values());
        boolean[] busy = {false};
        return Treatments.operation(
                "differentiate %s by differences".formatted(String.join(", ", names())),
                (net, x, y) -> {
                    if (busy[0] || !nets.contains(net) || !x.isTracked()) {
                        return y;
                    }
                    busy[0] = true;
                    Tensor slopes = slopes((Layer) net, x.detach());
                    busy[0] = false;
                    return y.detach().add(slopes.mul(x.sub(x.detach())));
                });
    }
}
