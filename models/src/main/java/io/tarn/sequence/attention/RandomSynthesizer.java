package io.tarn.sequence.attention;

import io.tarn.nn.Attention;
import io.tarn.nn.Init;
import io.tarn.nn.Inline;
import io.tarn.nn.Mask;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;

/// An attention that does not look: its scores begin at random and are learned, the same for all sequences (Tay et al., 2021).
///
/// y = softmax(R)·v. It keeps every mask, up to a greatest length.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
/// | `scores` R | `[heads, length, length]` |
public final class RandomSynthesizer implements HeadedAttention {
    private final long width;
    private final long length;
    @Inline private final Projections projections;
    private final Parameter scores;
    private final Attention attention = Attention.of();

    private RandomSynthesizer(long width, long heads, long length) {
        this.width = width;
        this.length = length;
        this.projections = Projections.of("RandomSynthesizer", width, heads, 1);
        this.scores = Init.normal(0, 1).parameter(heads, length, length);
    }

    /// @param length of the longest sequence
    public static RandomSynthesizer of(long width, long heads, long length) {
        return new RandomSynthesizer(
                width, heads, Fitting.positive("RandomSynthesizer", "a length", length));
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
        long time = x.size(1);
        return scores.value()
                .narrow(1, 0, time)
                .narrow(2, 0, time)
                .unsqueeze(0); // [1, heads, time, time]
    }

    @Override
    public String toString() {
        return "RandomSynthesizer(%s, %d places)".formatted(projections, length);
    }
}
