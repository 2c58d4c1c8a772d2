package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The contrastive loss of Hadsell et al.: ½·d² for pairs that belong together (1),
/// ½·max(0, margin - d)² for pairs that do not (0), where d is their distance.
///
/// @param margin the distance from which strangers are left alone
public record Contrastive(double margin, Reduction reduction) {
    public Contrastive {
        if (!(margin > 0)) {
            throw TensorException.of(
                    "Contrastive", "a margin above 0", margin, "1 is the usual choice");
        }
    }

    public static Contrastive of() {
        return new Contrastive(1, Reduction.MEAN);
    }

    public Contrastive margin(double distance) {
        return new Contrastive(distance, reduction);
    }

    public Contrastive reduction(Reduction other) {
        return new Contrastive(margin, other);
    }

    public Tensor forward(
            Tensor a, Tensor b, Tensor together) { // [batch, width] twice, [batch] → []
        Targets.sameShape("Contrastive", a, b);
        Tensor d = Similarity.distance(a, b); // [batch]
        Targets.marks("Contrastive", d, together);
        // ½·d² for pairs, ½·max(0, margin - d)² for strangers
        Tensor near = d.square().mul(together);
        Tensor far = d.rsub(margin).relu().square().mul(together.rsub(1));
        return reduction.of(near.add(far).mul(0.5));
    }
}
