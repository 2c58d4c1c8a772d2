package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The focal loss of Lin et al.: cross entropy in which well-classified samples count less,
/// -(1-p)^γ·log p, where p is the probability of the right class.
///
/// @param gamma how fast easy samples fade; 0 is cross entropy
public record Focal(double gamma, Reduction reduction) implements Loss {
    public Focal {
        if (!(gamma >= 0)) {
            throw TensorException.of(
                    "Focal", "a gamma of 0 or more", gamma, "2 is the paper's choice");
        }
    }

    public static Focal of() {
        return new Focal(2, Reduction.MEAN);
    }

    public Focal gamma(double fading) {
        return new Focal(fading, reduction);
    }

    public Focal reduction(Reduction other) {
        return new Focal(gamma, other);
    }

    @Override
    public Tensor forward(Tensor scores, Tensor target) { // [batch, classes], [batch] → []
        Targets.indices("Focal", scores, target);
        Tensor logP = scores.logSoftmax(1).gather(1, target.unsqueeze(1)).squeeze(1); // [batch, …]
        // -(1-p)^γ·log p
        return reduction.of(logP.exp().rsub(1).pow(gamma).mul(logP).neg());
    }
}
