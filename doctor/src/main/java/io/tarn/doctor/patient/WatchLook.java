package io.tarn.doctor.patient;

import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Foreach;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A close look at one step, from before it until after it.
///
/// Norms and samples of outputs are computed where the tensors lie; only [#read] waits for them, once.
final class WatchLook implements AutoCloseable {
    private final WatchLayers layers;
    private final List<Tensor> before; // copies of the layers' parameters
    private final LinkedHashMap<Integer, Tensor> samples = new LinkedHashMap<>();

    private WatchLook(WatchLayers layers, List<Tensor> before) {
        this.layers = layers;
        this.before = before;
    }

    /// Begins before the step.
    static WatchLook of(WatchLayers layers) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return new WatchLook(
                    layers,
                    layers.parameters().stream()
                            .map(parameter -> parameter.value().copy().unscoped())
                            .toList());
        }
    }

    /// Takes note of what a layer gave in the step; the first time counts.
    void see(Net layer, Tensor output) {
        Optional<Integer> place = layers.place(layer);
        if (place.isPresent()
                && !samples.containsKey(place.get())
                && output.elements() > 0
                && !output.dtype().isComplex()) {
            samples.put(place.get(), WatchSample.of(output));
        }
    }

    /// Ends after the step.
    ///
    /// @param isUpdated whether the weights changed in this step
    Vitals.Reading read(long step, double loss, double rate, boolean isUpdated) {
        List<Parameter> parameters = layers.parameters();
        List<Tensor> weights = parameters.stream().map(Parameter::value).toList();
        if (isUpdated) {
            Foreach.add_(before, weights, -1); // -Δw = w₀ - w
        }
        WatchNumbers numbers = new WatchNumbers();
        var norms = numbers.norms(weights.stream().map(Optional::of).toList());
        var gradients = numbers.norms(parameters.stream().map(Parameter::grad).toList());
        var updates =
                numbers.norms(
                        before.stream().map(w -> Optional.of(w).filter(_ -> isUpdated)).toList());
        Map<Integer, Supplier<float[]>> outputs = new LinkedHashMap<>();
        samples.forEach((place, sample) -> outputs.put(place, numbers.add(sample)));
        numbers.read();
        float[][] rows = {norms.get(), gradients.get(), updates.get()};
        List<Vitals.Layer> seen = new ArrayList<>();
        for (int place : layers.order(samples.sequencedKeySet())) {
            float[] y = outputs.getOrDefault(place, () -> new float[0]).get();
            seen.add(layer(layers.parts().get(place), rows, WatchMoments.of(y)));
        }
        return new Vitals.Reading(step, loss, rate, seen);
    }

    private static Vitals.Layer layer(
            WatchLayers.Part part, float[][] norms, WatchMoments outputs) {
        return new Vitals.Layer(
                part.name(),
                part.kind(),
                part.length(norms[0]),
                part.length(norms[1]),
                part.length(norms[2]),
                outputs.mean(),
                outputs.deviation(),
                outputs.zeros(),
                outputs.beyond());
    }

    @Override
    public void close() {
        before.forEach(Tensor::close);
        samples.values().forEach(Tensor::close);
    }
}
