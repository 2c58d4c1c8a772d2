package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The negative log likelihood of classes under log probabilities: `-log p[y]`.
///
/// For networks that end in a log-softmax; [CrossEntropy] takes the scores before it.
///
/// @param weights one number a class, by which its losses count
/// @param ignored targets with this index do not count
public record NegativeLogLikelihood(Optional<Tensor> weights, long ignored, Reduction reduction)
        implements Loss {
    public static NegativeLogLikelihood of() {
        return new NegativeLogLikelihood(Optional.empty(), -100, Reduction.MEAN);
    }

    public NegativeLogLikelihood weights(Tensor classes) {
        return new NegativeLogLikelihood(Targets.kept(classes), ignored, reduction);
    }

    public NegativeLogLikelihood ignore(long index) {
        return new NegativeLogLikelihood(weights, index, reduction);
    }

    public NegativeLogLikelihood reduction(Reduction other) {
        return new NegativeLogLikelihood(weights, ignored, other);
    }

    @Override
    public Tensor forward(
            Tensor logProbabilities, Tensor target) { // [batch, classes, …], [batch, …] → []
        Targets.indices("NegativeLogLikelihood", logProbabilities, target);
        Targets.classWeights("NegativeLogLikelihood", logProbabilities, weights);
        // -log p[y]
        return logProbabilities.negativeLogLikelihood(target, weights, ignored, reduction);
    }
}
