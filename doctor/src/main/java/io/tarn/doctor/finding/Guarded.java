package io.tarn.doctor.finding;

import io.tarn.doctor.measure.NamedLayers;
import io.tarn.doctor.patient.Treatment;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;

/// Keeps operations away from where they are not defined.
final class Guarded {
    private static final double NEAR = 1e-3;

    private Guarded() {}

    /// Inputs of the layer of this name, or of any function, that are near to 0 or give no number become a small one.
    static Treatment layers(String name) {
        String where = name.isEmpty() ? "functions" : name;
        return new Treatment(
                "keep the inputs of %s away from 0".formatted(where),
                patient ->
                        patient.net(
                                net -> new Enclosed(net, (inner, x) -> hooked(name, inner, x))));
    }

    private static Tensor hooked(String name, Layer inner, Tensor x) {
        NamedLayers names = NamedLayers.of(inner);
        boolean[] busy = {false}; // a layer that is tried calls this hook again
        try (var hooks =
                Hooks.onForward((net, input, output) -> {
                    boolean isIt =
                            !busy[0]
                                    && net instanceof Layer
                                    && input.dtype().isFloatingPoint()
                                    && input.shape().equals(output.shape())
                                    && names.find(net)
                                            .filter(n -> n.isActivation() || n.name().equals(name))
                                            .filter(n -> name.isEmpty() || n.name().equals(name))
                                            .isPresent();
                    if (!isIt) {
                        return output;
                    }
                    busy[0] = true;
                    Tensor safe = again((Layer) net, input, output);
                    busy[0] = false;
                    return safe;
                })) {
            return inner.forward(x);
        }
    }

    private static Tensor again(Layer layer, Tensor input, Tensor output) {
        Tensor isBad = output.detach().isFinite().logicalNot();
        Tensor isNear = input.detach().abs().lt(NEAR);
        Tensor safe = input.where(isBad.logicalOr(isNear).logicalNot(), NEAR);
        return layer.forward(safe);
    }

    /// The layer's input goes on instead of its output.
    static Treatment without(String name) {
        return new Treatment(
                "leave %s out".formatted(name),
                patient ->
                        patient.net(net ->
                                new Enclosed(
                                        net,
                                        (inner, x) -> {
                                            Net left = inner.namedNets().get(name);
                                            try (var hooks =
                                                    Hooks.onForward((layer, in, out) ->
                                                            layer == left
                                                                            && in.shape()
                                                                                    .equals(
                                                                                            out
                                                                                                    .shape())
                                                                    ? in
                                                                    : out)) {
                                                return inner.forward(x);
                                            }
                                        })));
    }

    /// Probabilities that the loss sees are neither 0 nor 1.
    static Treatment loss() {
        return Misfits.fed("answers that are not quite 0 or 1", Guarded::inside);
    }

    private static Tensor inside(Tensor p) {
        boolean isShare = p.detach().min().item() >= 0 && p.detach().max().item() <= 1;
        return isShare ? p.clamp(1e-6, 1 - 1e-6) : p.where(p.detach().abs().gt(1e-6), 1e-6);
    }
}
