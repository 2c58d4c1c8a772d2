package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Weight normalisation: w = g·v / ‖v‖, which learns a weight's length apart from its direction
/// (Salimans and Kingma, 2016). One length for each slice along the first dimension.
///
/// | | shape |
/// |---|---|
/// | `original0` g | `[out, 1, …]` |
/// | `original1` v | the weight's |
public final class WeightNorm implements Parametrisation {
    private final Parameter original0;
    private final Parameter original1;

    private WeightNorm(Tensor weight) {
        this.original0 = Parameter.of(lengths(weight));
        this.original1 = Parameter.of(weight);
    }

    /// A parametrisation that starts from a weight.
    public static WeightNorm of(Tensor weight) {
        return new WeightNorm(weight);
    }

    /// A layer with normalised weight: `WeightNorm.on(Linear.of(784, 128))`.
    public static Parametrised on(Layer layer) {
        return Parametrised.of(layer, WeightNorm::of);
    }

    @Override
    public Tensor weight() {
        Tensor g = original0.value();
        Tensor v = original1.value();
        // w = g·v / ‖v‖
        return v.mul(g.div(lengths(v)));
    }

    /// ‖v‖ of each slice along the first dimension, in a shape that broadcasts over v.
    private static Tensor lengths(Tensor v) {
        return v.flatten(1).normKeep(2, 1).reshape(Sizes.broadcastFirst(v.shape()));
    }

    @Override
    public String toString() {
        return "WeightNorm" + original1.value().shape();
    }
}
