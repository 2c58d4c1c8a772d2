package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Dropout of weights instead of units: W ⊙ M / (1 - p) with a mask that is drawn anew each time
/// the layer runs in training; W itself in eval mode (Wan et al., 2013).
///
/// | | shape |
/// |---|---|
/// | `original` W | the weight's |
public final class DropConnect implements Parametrisation {
    private final Mode mode = new Mode();
    private final Parameter original;
    private final double p;

    private DropConnect(Tensor weight, double p) {
        this.original = Parameter.of(weight);
        this.p = p;
    }

    /// A parametrisation that starts from a weight.
    public static DropConnect of(Tensor weight, double p) {
        return new DropConnect(weight, Expect.probability("DropConnect", p));
    }

    /// A layer whose weights are dropped: `DropConnect.on(Linear.of(784, 128), 0.5)`.
    public static Parametrised on(Layer layer, double p) {
        return Parametrised.of(layer, weight -> of(weight, p));
    }

    @Override
    public Tensor weight() {
        // W ⊙ M / (1 - p), M ~ Bernoulli(1 - p)
        return mode.isTraining() && p > 0 ? original.value().dropout(p) : original.value();
    }

    @Override
    public String toString() {
        return "DropConnect(%s)".formatted(p);
    }
}
