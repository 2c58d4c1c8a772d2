package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The triplet loss: an anchor shall be nearer to its positive than to its negative by a margin,
/// max(0, ‖a - p‖ - ‖a - n‖ + margin).
///
/// @param margin by how much nearer
public record Triplet(double margin, Reduction reduction) {
    public Triplet {
        if (!(margin > 0)) {
            throw TensorException.of(
                    "Triplet", "a margin above 0", margin, "1 is the usual choice");
        }
    }

    public static Triplet of() {
        return new Triplet(1, Reduction.MEAN);
    }

    public Triplet margin(double lead) {
        return new Triplet(lead, reduction);
    }

    public Triplet reduction(Reduction other) {
        return new Triplet(margin, other);
    }

    public Tensor forward(
            Tensor anchor, Tensor positive, Tensor negative) { // [batch, width] thrice → []
        Targets.sameShape("Triplet", anchor, positive);
        Targets.sameShape("Triplet", anchor, negative);
        // max(0, ‖a - p‖ - ‖a - n‖ + margin)
        return reduction.of(
                Similarity.distance(anchor, positive)
                        .sub(Similarity.distance(anchor, negative))
                        .add(margin)
                        .relu());
    }
}
