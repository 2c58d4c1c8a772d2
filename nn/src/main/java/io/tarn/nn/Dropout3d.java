package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Sets whole channels of volumes to 0 with probability p and divides the others by 1 - p while
/// training; the identity in eval mode (Tompson et al., 2015).
///
/// Input and output are `[batch, channels, depth, height, width]`. Neighbouring cells tell the
/// same, so that dropping single cells would hardly take anything away.
public final class Dropout3d implements Layer {
    private final Mode mode = new Mode();
    private final double p;

    private Dropout3d(double p) {
        this.p = p;
    }

    public static Dropout3d of(double p) {
        return new Dropout3d(Expect.probability("Dropout3d", p));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, depth, height, width]
        Expect.spatial(this, x, 3);
        // y = m·x / (1 - p), m ~ Bernoulli(1 - p) for each channel of each sample
        Tensor y = mode.isTraining() && p > 0 ? x.featureDropout(p) : x;
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "Dropout3d(%s)".formatted(p);
    }
}
