package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Sets whole channels of images to 0 with probability p and divides the others by 1 - p while
/// training; the identity in eval mode (Tompson et al., 2015).
///
/// Input and output are `[batch, channels, height, width]`. Neighbouring cells tell the same, so
/// that dropping single cells would hardly take anything away.
public final class Dropout2d implements Layer {
    private final Mode mode = new Mode();
    private final double p;

    private Dropout2d(double p) {
        this.p = p;
    }

    public static Dropout2d of(double p) {
        return new Dropout2d(Expect.probability("Dropout2d", p));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Expect.spatial(this, x, 2);
        // y = m·x / (1 - p), m ~ Bernoulli(1 - p) for each channel of each sample
        Tensor y = mode.isTraining() && p > 0 ? x.featureDropout(p) : x;
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "Dropout2d(%s)".formatted(p);
    }
}
