package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The largest of several linear functions: yⱼ = maxₖ (Wⱼₖ·x + bⱼₖ), a convex function that is
/// learned (Goodfellow et al., 2013).
///
/// | | shape |
/// |---|---|
/// | input | `[*, in]` |
/// | output | `[*, out]` |
/// | `weight`, `bias` | `[out·pieces, in]`, `[out·pieces]` |
public final class Maxout implements Layer {
    private final long in;
    private final long out;
    private final long pieces;

    @Inline private final Linear linear;

    private Maxout(long in, long out, long pieces, UnaryOperator<Linear.Config> choose) {
        this.in = in;
        this.out = out;
        this.pieces = pieces;
        this.linear = Linear.of(in, out * pieces, choose);
    }

    public static Maxout of(long in, long out, long pieces) {
        return of(in, out, pieces, config -> config);
    }

    /// `Maxout.of(128, 64, 3, c -> c.noBias())`.
    public static Maxout of(long in, long out, long pieces, UnaryOperator<Linear.Config> choose) {
        Expect.positive("Maxout", "pieces", pieces);
        return new Maxout(in, out, pieces, choose);
    }

    @Override
    public Tensor forward(Tensor x) { // [*, in] → [*, out]
        Expect.width(this, x, in);
        long[] split = Sizes.join(Sizes.front(x.shape()), out, pieces);
        // yⱼ = maxₖ (Wⱼₖ·x + bⱼₖ)
        Tensor y = linear.forward(x).reshape(split).max(-1L); // [*, out, pieces] → [*, out]
        return Hooks.after(this, x, y);
    }

    public Parameter weight() {
        return linear.weight();
    }

    public Optional<Parameter> bias() {
        return linear.bias();
    }

    @Override
    public String toString() {
        return "Maxout(%d→%d, %d pieces)".formatted(in, out, pieces);
    }
}
