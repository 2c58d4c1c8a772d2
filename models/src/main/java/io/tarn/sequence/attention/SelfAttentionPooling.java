package io.tarn.sequence.attention;

import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;

/// One vector for a whole sequence: the mean of its places, weighted by how much each one matters (Safari, India and Hernando, 2020).
///
/// y = Σₜ softmax(w·xₜ)·xₜ. A sequence of no places gives zeros.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, time, width]` |
/// | output | `[batch, width]` |
public final class SelfAttentionPooling implements Layer {
    private static final double LEAST = -1e30;

    private final long width;
    private final Linear score;

    private SelfAttentionPooling(long width) {
        this.width = width;
        this.score = Linear.of(width, 1, c -> c.noBias());
    }

    public static SelfAttentionPooling of(long width) {
        return new SelfAttentionPooling(Fitting.positive("SelfAttentionPooling", "a width", width));
    }

    @Override
    public Tensor forward(Tensor x) {
        return forward(x, Mask.none());
    }

    /// @param mask of padding: `Mask.lengths(lengths)`
    public Tensor forward(Tensor x, Mask mask) {
        Fitting.check(this, x, width, Long.MAX_VALUE);
        // y = Σₜ softmax(w·xₜ)·xₜ
        Visible visible = visible(x, mask);
        Tensor y = weights(x, visible).mul(visible.zeroed(x.unsqueeze(1)).squeeze(1)).sum(1);
        return Hooks.after(this, x, y);
    }

    /// How much each place matters, `[batch, time]`.
    public Tensor weights(Tensor x, Mask mask) {
        Fitting.check(this, x, width, Long.MAX_VALUE);
        return weights(x, visible(x, mask)).squeeze(-1);
    }

    private Visible visible(Tensor x, Mask mask) {
        return Visible.of(this, mask, x.unsqueeze(1)).unordered(this, "it sees whole sequences");
    }

    private Tensor weights(Tensor x, Visible visible) { // → [batch, time, 1]
        Tensor scores = score.forward(x).unsqueeze(1); // [batch, 1, time, 1]
        return visible.zeroed(visible.filled(scores, LEAST).softmax(2)).squeeze(1);
    }

    @Override
    public String toString() {
        return "SelfAttentionPooling(%d)".formatted(width);
    }
}
