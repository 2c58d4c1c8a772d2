package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Sets whole samples to 0 with probability p and divides the others by 1 - p while training; the
/// identity in eval mode (Huang et al., 2016).
///
/// At the end of a residual branch it skips the branch for some samples:
/// `x.add(depth.forward(branch.forward(x)))`.
public final class StochasticDepth implements Layer {
    private final Mode mode = new Mode();
    private final double p;

    private StochasticDepth(double p) {
        this.p = p;
    }

    public static StochasticDepth of(double p) {
        return new StochasticDepth(Expect.probability("StochasticDepth", p));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, *]
        // y = m·x / (1 - p), m ~ Bernoulli(1 - p) for each sample, seen as the channels of one
        // sample
        Tensor y = mode.isTraining() && p > 0 ? x.unsqueeze(0).featureDropout(p).squeeze(0) : x;
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "StochasticDepth(%s)".formatted(p);
    }
}
