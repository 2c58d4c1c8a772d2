package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;

/// The Kullback-Leibler divergence of the target distribution from the predicted one:
/// Σ q·(log q - log p), summed over the last dimension and averaged over the others.
///
/// The prediction is log probabilities, as from a log-softmax; the target is probabilities.
public record KullbackLeibler(Reduction reduction) implements Loss {
    public static KullbackLeibler of() {
        return new KullbackLeibler(Reduction.MEAN);
    }

    public KullbackLeibler reduction(Reduction other) {
        return new KullbackLeibler(other);
    }

    @Override
    public Tensor forward(
            Tensor logProbabilities, Tensor target) { // [*, classes], [*, classes] → []
        Targets.sameShape("KullbackLeibler", logProbabilities, target);
        // Σ q·(log q - log p), with 0·log 0 = 0
        return reduction.of(target.xlogy(target).sub(target.mul(logProbabilities)).sum(-1));
    }
}
