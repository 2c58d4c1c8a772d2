package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// The cross entropy of class scores against classes: -Σ y·log softmax(x).
///
/// Scores are logits `[batch, classes, …]`, without a softmax before. Targets are class indices
/// `[batch, …]`, or probabilities in the shape of the scores.
///
/// @param weights one number a class, by which its losses count
/// @param ignored targets with this index do not count
/// @param smoothing how much of the target is spread evenly over all classes
public record CrossEntropy(
        Optional<Tensor> weights, long ignored, double smoothing, Reduction reduction)
        implements Loss {
    public CrossEntropy {
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw TensorException.of(
                    "CrossEntropy", "label smoothing from 0 to 1", smoothing, "0.1 is common");
        }
    }

    public static CrossEntropy of() {
        return new CrossEntropy(Optional.empty(), -100, 0, Reduction.MEAN);
    }

    public CrossEntropy weights(Tensor classes) {
        return new CrossEntropy(Targets.kept(classes), ignored, smoothing, reduction);
    }

    public CrossEntropy ignore(long index) {
        return new CrossEntropy(weights, index, smoothing, reduction);
    }

    public CrossEntropy labelSmoothing(double share) {
        return new CrossEntropy(weights, ignored, share, reduction);
    }

    public CrossEntropy reduction(Reduction other) {
        return new CrossEntropy(weights, ignored, smoothing, other);
    }

    @Override
    public Tensor forward(Tensor scores, Tensor target) { // [batch, classes, …], [batch, …] → []
        Targets.classes("CrossEntropy", scores, target);
        Targets.classWeights("CrossEntropy", scores, weights);
        // -Σ y·log softmax(x)
        return scores.crossEntropy(target, weights, ignored, smoothing, reduction);
    }
}
