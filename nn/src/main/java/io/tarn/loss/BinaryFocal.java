package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// The focal loss of logits for yes-or-no questions: -α·(1-p)^γ·log p, where p is the probability of
/// the right answer, and α weighs yes, 1-α no.
///
/// @param gamma how fast easy samples fade
/// @param alpha the weight of the positive class, from 0 to 1
public record BinaryFocal(double gamma, double alpha, Reduction reduction) implements Loss {
    public BinaryFocal {
        if (!(gamma >= 0)) {
            throw TensorException.of(
                    "BinaryFocal", "a gamma of 0 or more", gamma, "2 is the paper's choice");
        }
        if (!(alpha >= 0 && alpha <= 1)) {
            throw TensorException.of(
                    "BinaryFocal", "an alpha from 0 to 1", alpha, "0.25 is the paper's choice");
        }
    }

    public static BinaryFocal of() {
        return new BinaryFocal(2, 0.25, Reduction.MEAN);
    }

    public BinaryFocal gamma(double fading) {
        return new BinaryFocal(fading, alpha, reduction);
    }

    public BinaryFocal alpha(double positive) {
        return new BinaryFocal(gamma, positive, reduction);
    }

    public BinaryFocal reduction(Reduction other) {
        return new BinaryFocal(gamma, alpha, other);
    }

    @Override
    public Tensor forward(Tensor logits, Tensor target) { // [*], [*] → []
        Targets.sameShape("BinaryFocal", logits, target);
        Tensor entropy =
                logits.binaryCrossEntropyWithLogits(
                        target, Optional.empty(), Optional.empty(), Reduction.NONE);
        // p = σ(x) for yes, 1 - σ(x) for no
        Tensor p = entropy.neg().exp();
        // α for yes, 1 - α for no
        Tensor weight = target.mul(2 * alpha - 1).add(1 - alpha);
        return reduction.of(weight.mul(p.rsub(1).pow(gamma)).mul(entropy));
    }
}
