package io.tarn.sequence.recurrent;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The price of looking far from the diagonal, for texts that are read in order (Tachibana, Uenoyama and Aihara, 2018):
/// mean over the real n and t of aₜₙ·(1 - exp(-(n/N - t/T)² / 2g²)).
///
/// Added to the loss, it lets an alignment appear early. How far is far is g.
///
/// @param g the paper's is 0.2
public record GuidedAttention(double g) {
    public GuidedAttention {
        if (!(g > 0)) {
            throw TensorException.of("GuidedAttention", "g above 0", g, "the paper's is 0.2");
        }
    }

    /// With g = 0.2.
    public static GuidedAttention of() {
        return new GuidedAttention(0.2);
    }

    /// @param weights of [Attended]: `[batch, steps, places]`
    /// @param sources lengths N, `[batch]`
    /// @param targets lengths T, `[batch]`
    public Tensor forward(Tensor weights, Tensor sources, Tensor targets) { // → []
        Lengths steps = Lengths.of(this, weights, targets);
        Lengths places = Lengths.of(this, weights.mT(), sources);
        Tensor n = share(places, weights).unsqueeze(1); // n/N, [batch, 1, places]
        Tensor t = share(steps, weights).unsqueeze(2); // t/T, [batch, steps, 1]
        // w = 1 - exp(-(n/N - t/T)² / 2g²)
        Tensor w = n.sub(t).square().div(-2 * g * g).exp().rsub(1);
        Tensor real = steps.keep().unsqueeze(2).logicalAnd(places.keep().unsqueeze(1));
        return weights.mul(w).where(real, 0).sum().div(real.sum());
    }

    private static Tensor share(Lengths lengths, Tensor like) { // [batch, time]
        Tensor place = Tensor.arange(lengths.time()).to(like.device(), like.dtype());
        return place.div(lengths.counts().unsqueeze(1));
    }
}
