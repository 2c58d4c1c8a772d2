package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.Collectors;

/// Layers one after another: y = fₙ(…f₂(f₁(x))).
///
/// Its layers are named `0`, `1`, … as in PyTorch. Any function without parameters is a layer too:
///
/// ```java
/// var net = Sequential.of(Linear.of(784, 128), Tensor::relu, Linear.of(128, 10));
/// ```
public final class Sequential implements Layer {
    @Inline private final List<Layer> layers;

    private Sequential(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    public static Sequential of(List<? extends Layer> layers) {
        return new Sequential(List.copyOf(layers));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = x;
        for (Layer layer : layers) {
            Tensor before = y;
            y = layer.forward(before);
            if (Naming.isFunction(layer)) {
                y = Hooks.after(layer, before, y); // which a function cannot tell them itself
            }
        }
        return Hooks.after(this, x, y);
    }

    /// The layers in order.
    public List<Layer> layers() {
        return layers;
    }

    /// The layer at a place; negative numbers count from the end.
    public Layer get(int index) {
        return layers.get(index < 0 ? index + layers.size() : index);
    }

    public int size() {
        return layers.size();
    }

    @Override
    public String toString() {
        return layers.stream()
                .map(Naming::of)
                .collect(Collectors.joining(", ", "Sequential(", ")"));
    }
}
