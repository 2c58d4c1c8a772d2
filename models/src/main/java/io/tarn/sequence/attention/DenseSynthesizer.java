package io.tarn.sequence.attention;

import io.tarn.nn.Attention;
import io.tarn.nn.Inline;
import io.tarn.nn.Linear;
import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;

/// An attention without keys: each place says by itself how much it takes of place 1, 2, 3, … (Tay et al., 2021).
///
/// sᵢ = W₂·relu(W₁·xᵢ);  y = softmax(s)·v. It sees all pairs, at a cost of O(time²), up to a greatest length, and keeps every mask.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
/// | `hidden` W₁, `places` W₂ | `[width, width]`, `[heads·length, width]` |
public final class DenseSynthesizer implements HeadedAttention {
    private final long width;
    private final long heads;
    private final long length;
    @Inline private final Projections projections;
    private final Linear hidden;
    private final Linear places;
    private final Attention attention = Attention.of();

    private DenseSynthesizer(long width, long heads, long length) {
        this.width = width;
        this.heads = heads;
        this.length = length;
        this.projections = Projections.of("DenseSynthesizer", width, heads, 1);
        this.hidden = Linear.of(width, width);
        this.places = Linear.of(width, heads * length);
    }

    /// @param length of the longest sequence
    public static DenseSynthesizer of(long width, long heads, long length) {
        return new DenseSynthesizer(
                width, heads, Fitting.positive("DenseSynthesizer", "a length", length));
    }

    @Override
    public Tensor forward(Tensor x, Mask mask) {
        Fitting.check(this, x, width, length);
        return projections.output(
                this, x, v -> Scored.mix(attention, scores(x), v.getFirst(), mask));
    }

    @Override
    public Tensor weights(Tensor x, Mask mask) {
        Fitting.check(this, x, width, length);
        return projections.weights(
                this, x, v -> Scored.weights(attention, scores(x), v.getFirst(), mask));
    }

    private Tensor scores(Tensor x) {
        // sᵢ = W₂·relu(W₁·xᵢ)
        return places.forward(hidden.forward(x).relu())
                .unflatten(-1, heads, length)
                .narrow(-1, 0, x.size(1))
                .transpose(1, 2); // [batch, heads, time, time]
    }

    @Override
    public String toString() {
        return "DenseSynthesizer(%s, %d places)".formatted(projections, length);
    }
}
