package io.tarn.sequence.decode;

/// A language model over labels, for [CtcBeam].
@FunctionalInterface
public interface LabelScores {
    /// log p(next | before).
    double logProbability(long[] before, long next);
}
