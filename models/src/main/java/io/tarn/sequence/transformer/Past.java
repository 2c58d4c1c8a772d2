package io.tarn.sequence.transformer;

import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/// What every layer of a stack has seen.
///
/// It lives outside of all scopes until it is closed.
public final class Past implements AutoCloseable {
    private final List<KeyValues> layers;

    private Past(List<KeyValues> layers) {
        this.layers = layers;
    }

    /// Nothing, and nothing will be remembered: as in training.
    public static Past none() {
        return new Past(List.of());
    }

    /// Nothing yet.
    ///
    /// @param capacity how many tokens it may hold
    public static Past of(int layers, long capacity) {
        return new Past(Stream.generate(() -> KeyValues.of(capacity)).limit(layers).toList());
    }

    /// How many tokens were read.
    public long length() {
        return layers.isEmpty() ? 0 : layers.getLast().length();
    }

    /// What a layer has seen.
    public Memory at(int layer) {
        return layers.isEmpty() ? Memory.none() : layers.get(layer);
    }

    /// Goes on with these rows, `[new rows]`, each as often as it is named.
    public void select(Tensor rows) {
        layers.forEach(layer -> layer.select(rows));
    }

    @Override
    public void close() {
        layers.forEach(KeyValues::close);
    }
}
