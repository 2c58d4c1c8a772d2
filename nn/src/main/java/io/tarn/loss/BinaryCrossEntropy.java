package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The binary cross entropy of logits: -y·log σ(x) - (1-y)·log(1-σ(x)).
///
/// The sigmoid is part of the loss, which keeps it exact where a sigmoid before it would round to 0 or 1.
///
/// @param weights numbers by which the elements count
/// @param positiveWeights numbers by which the positive terms count, against imbalance
public record BinaryCrossEntropy(
        Optional<Tensor> weights, Optional<Tensor> positiveWeights, Reduction reduction)
        implements Loss {
    public static BinaryCrossEntropy of() {
        return new BinaryCrossEntropy(Optional.empty(), Optional.empty(), Reduction.MEAN);
    }

    public BinaryCrossEntropy weights(Tensor elements) {
        return new BinaryCrossEntropy(Targets.kept(elements), positiveWeights, reduction);
    }

    public BinaryCrossEntropy positiveWeights(Tensor classes) {
        return new BinaryCrossEntropy(weights, Targets.kept(classes), reduction);
    }

    public BinaryCrossEntropy reduction(Reduction other) {
        return new BinaryCrossEntropy(weights, positiveWeights, other);
    }

    @Override
    public Tensor forward(Tensor logits, Tensor target) { // [*], [*] → []
        Targets.sameShape("BinaryCrossEntropy", logits, target);
        Targets.elementWeights("BinaryCrossEntropy", logits, weights);
        Targets.elementWeights("BinaryCrossEntropy", logits, positiveWeights);
        // -y·log σ(x) - (1-y)·log(1-σ(x))
        return logits.binaryCrossEntropyWithLogits(target, weights, positiveWeights, reduction);
    }
}
