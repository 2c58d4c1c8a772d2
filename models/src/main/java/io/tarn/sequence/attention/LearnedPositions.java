package io.tarn.sequence.attention;

import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;

/// Adds a learned code to each place, up to a greatest length (Gehring et al., 2017).
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
/// | `weight` | `[length, width]` |
public final class LearnedPositions implements Layer {
    private final long length;
    private final long width;
    private final Parameter weight;

    private LearnedPositions(long length, long width) {
        this.length = length;
        this.width = width;
        this.weight = Init.normal(0, 0.02).parameter(length, width);
    }

    /// @param length of the longest sequence
    public static LearnedPositions of(long length, long width) {
        Fitting.positive("LearnedPositions", "a length", length);
        Fitting.positive("LearnedPositions", "a width", width);
        return new LearnedPositions(length, width);
    }

    /// The codes of the first places, `[time, width]`.
    public Tensor table(long time) {
        return weight.value().narrow(0, 0, time);
    }

    @Override
    public Tensor forward(Tensor x) {
        Fitting.check(this, x, width, length);
        return Hooks.after(this, x, x.add(table(x.size(1))));
    }

    @Override
    public String toString() {
        return "LearnedPositions(%d, %d)".formatted(length, width);
    }
}
