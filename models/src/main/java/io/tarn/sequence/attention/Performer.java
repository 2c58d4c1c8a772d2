package io.tarn.sequence.attention;

import io.tarn.nn.Buffer;
import io.tarn.nn.Init;
import io.tarn.nn.Inline;
import io.tarn.nn.Mask;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Attention by random features whose products are exp(q·k / √width) on average (FAVOR+; Choromanski et al., 2021).
///
/// φ(x) = exp(ω·x - ‖x‖² / 2) / √features, for x = q or k over width^¼, with directions ω at right angles. The more features, the nearer it
/// is to exact attention; the cost is O(time·features). It keeps padding and the causal mask.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
/// | `directions` ω | `[features, width of a head]`, not learned |
public final class Performer implements HeadedAttention {
    private static final double LEAST = -1e30; // where all keys are hidden

    @Inline private final Projections projections;
    private final Buffer directions;

    private Performer(long width, long heads, long features) {
        this.projections = Projections.of("Performer", width, heads, 3);
        this.directions = Buffer.of(directions(features, width / heads));
    }

    public static Performer of(long width, long heads, long features) {
        return new Performer(
                width, heads, Fitting.positive("Performer", "a number of features", features));
    }

    /// Draws other directions, as the paper does now and then in training.
    public void redraw() {
        Shape shape = directions.value().shape();
        directions.set(directions(shape.size(0), shape.size(1)));
    }

    /// As many at right angles as there are dimensions, again and again; each as long as a normal vector.
    private static Tensor directions(long features, long width) {
        List<Tensor> groups = new ArrayList<>();
        for (long i = 0; i < features; i += width) {
            Shape shape = Shape.of(Math.min(width, features - i), width);
            Tensor unit = Init.orthogonal(1).draw(shape, Random.global());
            groups.add(unit.mul(Tensor.randn(shape).normKeep(2, 1)));
        }
        return Tensor.cat(groups, 0);
    }

    @Override
    public Tensor forward(Tensor x, Mask mask) {
        return projections.output(this, x, qkv -> mix(qkv, mask));
    }

    @Override
    public Tensor weights(Tensor x, Mask mask) {
        return projections.weights(this, x, qkv -> mix(qkv, mask));
    }

    private Tensor mix(List<Tensor> qkv, Mask mask) {
        Visible visible = Visible.of(this, mask, qkv.getFirst());
        Tensor q = exponents(qkv.get(0)); // [batch, heads, time, features]
        Tensor k = visible.filled(exponents(qkv.get(1)), Double.NEGATIVE_INFINITY);
        // what is taken off falls out of the quotient. The greatest of all keys would tell the past
        // of
        // the future; without it, exponents are at most ‖ω‖² / 2
        Tensor shown = visible.causal() ? k : k.sub(k.detach().maxKeep(-2, -1).clampMin(LEAST));
        Tensor asked = q.sub(q.detach().maxKeep(-1));
        return FeatureSums.mix(asked.exp(), shown.exp(), qkv.get(2), visible);
    }

    private Tensor exponents(Tensor x) {
        Tensor scaled = x.mul(Math.pow(x.size(-1), -0.25));
        // ω·x - ‖x‖² / 2; 1/√features falls out of the quotient
        return scaled.matmul(directions.value().t()).sub(scaled.square().sumKeep(-1).mul(0.5));
    }

    @Override
    public String toString() {
        return "Performer(%s, %d features)".formatted(projections, directions.value().size(0));
    }
}
