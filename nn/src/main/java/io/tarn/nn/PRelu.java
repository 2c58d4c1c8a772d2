package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// A leaky ReLU that learns its slope: x where x > 0, a·x elsewhere (He et al., 2015).
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, channels, *]` |
/// | `weight` a | `[1]`, or `[channels]` |
public final class PRelu implements Layer {
    private final Parameter weight;

    private PRelu(Parameter weight) {
        this.weight = weight;
    }

    /// One slope for all channels, 0.25 at first.
    public static PRelu of() {
        return of(1);
    }

    /// One slope for each channel, 0.25 at first.
    public static PRelu of(long channels) {
        return new PRelu(Init.constant(0.25).parameter(channels));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *]
        long slopes = weight.value().elements();
        if (slopes > 1) {
            Expect.channels(this, x, slopes);
        }
        // y = max(x, 0) + a·min(x, 0)
        return Hooks.after(this, x, x.prelu(weight.value()));
    }

    public Parameter weight() {
        return weight;
    }

    @Override
    public String toString() {
        return "PRelu(%d)".formatted(weight.value().elements());
    }
}
