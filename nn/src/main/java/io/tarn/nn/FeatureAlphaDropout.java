package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// [AlphaDropout] of whole channels of `[batch, channels, *]`.
public final class FeatureAlphaDropout implements Layer {
    private final Mode mode = new Mode();
    private final double p;

    private FeatureAlphaDropout(double p) {
        this.p = p;
    }

    public static FeatureAlphaDropout of(double p) {
        return new FeatureAlphaDropout(Expect.probability("FeatureAlphaDropout", p));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *]
        Expect.someChannels(this, x);
        // y = a·(m·x + (1 - m)·α') + b, m ~ Bernoulli(1 - p) for each channel of each sample
        Tensor y = mode.isTraining() && p > 0 ? x.featureAlphaDropout(p) : x;
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "FeatureAlphaDropout(%s)".formatted(p);
    }
}
