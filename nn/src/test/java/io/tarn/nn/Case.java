package io.tarn.nn;

import io.tarn.tensor.Shape;
import java.util.function.Supplier;

/// One setting of a layer that PyTorch has computed: `golden/layers/NAME`.
record Case(String name, Supplier<Layer> layer, Shape input, Shape output) {
    /// Input and output have the same shape.
    static Case of(String name, Supplier<Layer> layer, long... sizes) {
        return new Case(name, layer, Shape.of(sizes), Shape.of(sizes));
    }

    Case gives(long... sizes) {
        return new Case(name, layer, input, Shape.of(sizes));
    }

    @Override
    public String toString() {
        return name;
    }
}
