package io.tarn.vision;

import io.tarn.nn.Hooks;
import io.tarn.nn.Inline;
import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Layers each of which sees the input and what all layers before it made.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, in + depth·growth, height, width]` |
final class DenseBlock implements Layer {
    @Inline private final SequencedMap<String, DenseLayer> layers = new LinkedHashMap<>();

    DenseBlock(long in, int depth, DenseNetConfig config) {
        for (int i = 0; i < depth; i++) {
            layers.put("denselayer" + (i + 1), new DenseLayer(in + i * config.growth(), config));
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = x;
        for (DenseLayer layer : layers.values()) {
            // xₗ = Hₗ([x₀, x₁, …, xₗ₋₁])
            y = Tensor.cat(List.of(y, layer.forward(y)), 1);
        }
        return Hooks.after(this, x, y);
    }
}
