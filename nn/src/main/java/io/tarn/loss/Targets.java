package io.tarn.loss;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The checks of predictions against targets, and what they say.
final class Targets {
    private Targets() {}

    /// Broadcasting a prediction against its target is nearly always a mistake, so it is one here.
    static void sameShape(String who, Tensor prediction, Tensor target) {
        if (!prediction.shape().equals(target.shape())) {
            throw TensorException.of(
                    who,
                    "a target of the prediction's shape " + prediction.shape(),
                    target.shape(),
                    "reshape one of them, for example target.unsqueeze(1)");
        }
    }

    /// Scores `[batch, classes, …]` against class indices `[batch, …]` or probabilities of the same shape.
    static void classes(String who, Tensor scores, Tensor target) {
        Shape x = scores.shape();
        Shape y = target.shape();
        if (y.equals(x) && target.dtype().isFloatingPoint()) {
            return;
        }
        if (target.dtype() != DType.INT64) {
            throw TensorException.of(
                    who,
                    "class indices of dtype int64, or probabilities in the shape of the scores",
                    "%s %s for scores %s".formatted(y, target.dtype(), x),
                    "convert with target.to(DType.INT64)");
        }
        boolean fits = x.rank() == y.rank() + 1;
        for (int i = 0; fits && i < y.rank(); i++) {
            fits = x.size(i == 0 && x.rank() > 1 ? 0 : i + 1) == y.size(i);
        }
        if (!fits) {
            throw TensorException.of(
                    who,
                    "a class index for each row of scores " + x,
                    "targets " + y,
                    "scores are [batch, classes, …], targets [batch, …]; try target.squeeze(1)");
        }
    }

    /// Scores `[batch, classes, …]` against class indices `[batch, …]`.
    static void indices(String who, Tensor scores, Tensor target) {
        if (target.dtype() != DType.INT64) {
            throw TensorException.of(
                    who,
                    "class indices of dtype int64",
                    "%s %s".formatted(target.shape(), target.dtype()),
                    "convert with target.to(DType.INT64)");
        }
        classes(who, scores, target);
    }

    /// Frames `[batch, time, classes]` against padded labels `[batch, labels]` and two lengths `[batch]`.
    static void sequences(Tensor frames, Tensor labels, Tensor frameCounts, Tensor labelCounts, long blank) {
        Shape x = frames.shape();
        if (x.rank() != 3 || blank < 0 || blank >= x.size(2)) {
            throw TensorException.of(
                    "Ctc",
                    "log probabilities [batch, time, classes] with the blank %d among the classes".formatted(blank),
                    x,
                    "apply logSoftmax(2), and check the blank");
        }
        Shape batch = Shape.of(x.size(0));
        boolean fits = labels.rank() == 2
                && labels.size(0) == x.size(0)
                && frameCounts.shape().equals(batch)
                && labelCounts.shape().equals(batch);
        if (!fits) {
            throw TensorException.of(
                    "Ctc",
                    "labels [%d, *] and two lengths [%d]".formatted(x.size(0), x.size(0)),
                    "%s, %s and %s".formatted(labels.shape(), frameCounts.shape(), labelCounts.shape()),
                    "pad the labels to one length");
        }
    }
}
