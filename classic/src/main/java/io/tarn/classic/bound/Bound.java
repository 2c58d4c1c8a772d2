package io.tarn.classic.bound;

import io.tarn.tensor.TensorException;

/// How likely n examples mislead: that for some model of a set the loss on them is off by more than ε from the loss on all there are.
///
/// Whoever chooses a model by its loss on good examples loses at most 2ε against the best choice. Examples are drawn independently, the loss
/// of each is from 0 to 1, such as 0 for right and 1 for wrong.
public sealed interface Bound permits Hoeffding, VapnikChervonenkis {
    double LEAST_GAP = 1e-6;
    long MOST_SAMPLES = 1_000_000_000_000_000_000L;

    /// δ, the most that the probability of misleading examples can be; 1 says nothing.
    ///
    /// @param n the number of examples
    /// @param gap ε
    double probability(long n, double gap);

    /// n, the fewest examples that mislead with probability δ at most.
    long samples(double gap, double probability);

    /// ε, which is exceeded with probability δ at most; 1 or more says nothing.
    double gap(long n, double probability);

    /// Complains about an ε that no number of examples can reach.
    static void requireGap(String who, double gap) {
        if (!(gap >= LEAST_GAP) || Double.isInfinite(gap)) {
            throw TensorException.of(
                    who, "a gap of %s or more".formatted(LEAST_GAP), gap, "0.1 is one in ten");
        }
    }

    /// Complains unless 0 < δ < 1.
    static void requireProbability(String who, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw TensorException.of(
                    who, "a probability between 0 and 1", probability, "0.05 is one in twenty");
        }
    }

    /// Complains about no examples, and about more than can be counted.
    static void requireSamples(String who, long n) {
        if (n < 1) {
            throw TensorException.of(who, "1 example or more", n, "nothing is known of none");
        }
        if (n > MOST_SAMPLES) {
            throw TensorException.of(who, "1e18 examples at most", n, "fewer are enough");
        }
    }
}
