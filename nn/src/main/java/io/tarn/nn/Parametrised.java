package io.tarn.nn;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A layer with a weight that is computed anew from other parameters each time it runs.
///
/// The weight itself is no parameter any more; what it is computed from lies under
/// `parametrizations.weight`, as in PyTorch.
///
/// ```java
/// Layer critic = SpectralNorm.on(Conv2d.of(3, 64, 3));
/// ```
public final class Parametrised implements Layer {
    /// Keeps the layer away from the search for parameters, which finds the parts instead.
    private record Hidden(Layer layer, Parameter weight) {}

    private final Hidden hidden;

    @Inline private final Map<String, Object> parts = new LinkedHashMap<>();

    @SuppressWarnings("UnusedVariable") // the search for modes reads it
    private final List<Mode> modes;

    @SuppressWarnings("UnusedVariable") // the search for parameters reads it
    private final Map<String, Parametrisation> parametrizations;

    private final Parametrisation kind;

    private Parametrised(
            Layer layer, String name, Function<Tensor, ? extends Parametrisation> kind) {
        Map<String, Parameter> parameters = new LinkedHashMap<>(layer.namedParameters());
        Parameter weight = parameters.remove(name);
        if (weight == null) {
            throw TensorException.of(
                    "Parametrised",
                    "a layer with a parameter '%s'".formatted(name),
                    parameters.keySet(),
                    "name one of them");
        }
        this.hidden = new Hidden(layer, weight);
        this.parts.putAll(parameters);
        this.parts.putAll(layer.namedBuffers());
        this.modes = Fields.modes(layer);
        this.kind = kind.apply(weight.value().detach());
        this.parametrizations = Map.of(name, this.kind);
    }

    /// Lets `kind` compute the parameter `weight` of a layer, starting from the value that it has.
    public static Parametrised of(Layer layer, Function<Tensor, ? extends Parametrisation> kind) {
        return of(layer, "weight", kind);
    }

    /// The same for a parameter of any name: `Parametrised.of(lstm, "weight_hh_l0",
    /// WeightNorm::of)`.
    public static Parametrised of(
            Layer layer, String name, Function<Tensor, ? extends Parametrisation> kind) {
        return new Parametrised(layer, name, kind);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor leaf = hidden.weight.exchange(weight());
        try {
            return Hooks.after(this, x, hidden.layer.forward(x));
        } finally {
            hidden.weight.exchange(leaf);
        }
    }

    /// The weight as the layer uses it now.
    public Tensor weight() {
        return kind.weight();
    }

    /// The layer by itself, with the weight fixed to what it is now.
    public Layer plain() {
        try (var off = Gradient.off()) {
            hidden.weight.replace(_ -> weight().copy());
        }
        return hidden.layer;
    }

    @Override
    public String toString() {
        return "%s.on(%s)".formatted(kind.getClass().getSimpleName(), Naming.of(hidden.layer));
    }
}
