package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Sets each element to 0 with probability p and divides the others by 1 - p while training; the
/// identity in eval mode (Srivastava et al., 2014).
///
/// The choice is drawn from [io.tarn.tensor.Random#global].
public final class Dropout implements Layer {
    private final Mode mode = new Mode();
    private final double p;

    private Dropout(double p) {
        this.p = p;
    }

    public static Dropout of(double p) {
        return new Dropout(Expect.probability("Dropout", p));
    }

    @Override
    public Tensor forward(Tensor x) { // [*]
        // y = m·x / (1 - p), m ~ Bernoulli(1 - p)
        Tensor y = mode.isTraining() && p > 0 ? x.dropout(p) : x;
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "Dropout(%s)".formatted(p);
    }
}
