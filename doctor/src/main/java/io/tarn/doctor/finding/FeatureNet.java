package io.tarn.doctor.finding;

import io.tarn.doctor.data.Features;
import io.tarn.doctor.patient.Answers;
import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;

/// A small network on plain features of any input, with answers of the same shape and range as those of another net.
///
/// @param inner `[batch, features]` to `[batch, numbers of an answer]`
/// @param answer as another net gave it; the first dimension is the batch
/// @param range what the numbers of an answer are
record FeatureNet(Layer inner, Shape answer, Range range) implements Layer {
    private static final int UNITS = 128;

    /// What the numbers of an answer are.
    enum Range {
        SCORES,
        UNIT,
        PROBABILITIES,
        LOGARITHMS;

        static Range of(Tensor answer) {
            if (Answers.areProbabilities(answer)) {
                return PROBABILITIES;
            }
            if (Answers.areLogProbabilities(answer)) {
                return LOGARITHMS;
            }
            boolean within = answer.min().item() >= 0 && answer.max().item() <= 1;
            return within && answer.rank() <= 2 && answer.elements() == answer.size(0)
                    ? UNIT
                    : SCORES;
        }
    }

    /// @param x some inputs
    /// @param answer what the other net makes of these
    static FeatureNet of(Tensor x, Tensor answer) {
        long features = Features.of(x).size(1);
        long numbers = answer.elements() / answer.size(0);
        return new FeatureNet(
                Sequential.of(
                        BatchNorm1d.of(features),
                        Linear.of(features, UNITS),
                        Activation.relu(),
                        Linear.of(UNITS, numbers)),
                answer.shape(),
                Range.of(answer));
    }

    @Override
    public Tensor forward(Tensor x) {
        long[] shape = answer.toArray();
        shape[0] = x.size(0);
        Tensor scores = inner.forward(Features.of(x).to(x.device())).reshape(shape);
        return switch (range) {
            case SCORES -> scores;
            case UNIT -> scores.sigmoid();
            case PROBABILITIES -> scores.softmax(1);
            case LOGARITHMS -> scores.logSoftmax(1);
        };
    }
}
