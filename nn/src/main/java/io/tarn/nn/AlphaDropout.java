package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Dropout for SELU networks: elements fall to SELU's lower limit instead of 0, and mean 0 and
/// variance 1 are restored (Klambauer et al., 2017). The identity in eval mode.
public final class AlphaDropout implements Layer {
    private final Mode mode = new Mode();
    private final double p;

    private AlphaDropout(double p) {
        this.p = p;
    }

    public static AlphaDropout of(double p) {
        return new AlphaDropout(Expect.probability("AlphaDropout", p));
    }

    @Override
    public Tensor forward(Tensor x) { // [*]
        // y = a·(m·x + (1 - m)·α') + b, m ~ Bernoulli(1 - p), α' = -λα, a and b by p
        Tensor y = mode.isTraining() && p > 0 ? x.alphaDropout(p) : x;
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "AlphaDropout(%s)".formatted(p);
    }
}
