package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;

/// Connectionist temporal classification: -log of the probability of all alignments of a short
/// sequence of labels with a long sequence of frames, where frames may repeat a label or be blank.
///
/// | | shape |
/// |---|---|
/// | log probabilities | `[batch, time, classes]` |
/// | labels, padded at the end | `[batch, labels]` |
/// | frames and labels that count | `[batch]`, `[batch]` |
///
/// The mean is over sequences, each divided by its number of labels, as in PyTorch.
///
/// @param blank the class that stands for nothing
public record Ctc(long blank, Reduction reduction) {
    public static Ctc of() {
        return new Ctc(0, Reduction.MEAN);
    }

    public Ctc blank(long label) {
        return new Ctc(label, reduction);
    }

    public Ctc reduction(Reduction other) {
        return new Ctc(blank, other);
    }

    public Tensor forward(
            Tensor logProbabilities, Tensor labels, Tensor frames, Tensor labelCounts) {
        Targets.sequences(logProbabilities, labels, frames, labelCounts, blank);
        return logProbabilities.transpose(0, 1).ctc(labels, frames, labelCounts, blank, reduction);
    }
}
