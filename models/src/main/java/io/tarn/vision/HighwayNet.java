package io.tarn.vision;

import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A deep net of [Highway] layers between two linear ones, which learns where a plain one of its depth does not (Srivastava, Greff and
/// Schmidhuber, 2015).
///
/// | | shape |
/// |---|---|
/// | input | `[batch, *]` |
/// | output | `[batch, classes]` |
public final class HighwayNet implements Layer {
    private final Linear first;
    private final Sequential layers;
    private final Linear last;

    private HighwayNet(HighwayConfig config) {
        this.first = Linear.of(config.pixels(), config.width());
        this.layers =
                Sequential.of(
                        Stream.generate(() -> Highway.of(config.width(), config.gateBias()))
                                .limit(config.depth())
                                .toList());
        this.last = Linear.of(config.width(), config.classes());
    }

    /// The paper's for MNIST: `HighwayNet.of(784, 10)`.
    public static HighwayNet of(long pixels, long classes) {
        return of(pixels, classes, c -> c);
    }

    /// `HighwayNet.of(784, 10, c -> c.depth(50))`.
    public static HighwayNet of(long pixels, long classes, UnaryOperator<HighwayConfig> choose) {
        return new HighwayNet(choose.apply(new HighwayConfig(pixels, 9, 50, -2, classes)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, *]
        Tensor y = first.forward(x.flatten(1)).relu(); // [batch, width]
        y = layers.forward(y);
        return Hooks.after(this, x, last.forward(y)); // [batch, classes]
    }
}
