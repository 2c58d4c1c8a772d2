package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The cosine loss of pairs: 1 - cos for pairs that belong together (1), max(0, cos - margin) for
/// pairs that do not (-1).
///
/// @param margin the cosine up to which strangers are left alone, from -1 to 1
public record CosineEmbedding(double margin, Reduction reduction) {
    public CosineEmbedding {
        if (!(margin >= -1 && margin <= 1)) {
            throw TensorException.of(
                    "CosineEmbedding", "a margin from -1 to 1", margin, "0 to 0.5 is common");
        }
    }

    public static CosineEmbedding of() {
        return new CosineEmbedding(0, Reduction.MEAN);
    }

    public CosineEmbedding margin(double cosine) {
        return new CosineEmbedding(cosine, reduction);
    }

    public CosineEmbedding reduction(Reduction other) {
        return new CosineEmbedding(margin, other);
    }

    public Tensor forward(Tensor a, Tensor b, Tensor target) { // [batch, width] twice, [batch] → []
        Targets.sameShape("CosineEmbedding", a, b);
        Tensor cosine = Similarity.cosine(a, b); // [batch]
        Targets.marks("CosineEmbedding", cosine, target);
        // 1 - cos
        Tensor together = cosine.rsub(1);
        // max(0, cos - margin)
        Tensor apart = cosine.sub(margin).relu();
        return reduction.of(Tensor.where(target.gt(0), together, apart));
    }
}
