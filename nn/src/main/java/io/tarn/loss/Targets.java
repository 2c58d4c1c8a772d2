package io.tarn.loss;

import io.tarn.nn.Buffer;
import io.tarn.tensor.Autocast;
import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// The checks of predictions against targets, and what they say.
final class Targets {
    private Targets() {}

    /// Broadcasting a prediction against its target is nearly always a mistake, so it is one here, and
    /// so is a target of another type, which would change the type of the loss and its gradients.
    static void sameShape(String who, Tensor prediction, Tensor target) {
        marks(who, prediction, target);
        sameType(who, prediction, target);
    }

    /// The types must agree, but for the shorter ones that an autocast block makes.
    private static void sameType(String who, Tensor prediction, Tensor target) {
        DType wanted = prediction.dtype();
        DType got = target.dtype();
        if (got == wanted || cast(prediction, got)) {
            return;
        }
        throw TensorException.of(
                who,
                "a target of the prediction's type " + wanted,
                target.shape() + " " + got,
                "convert it, target.to(DType.%s)".formatted(wanted.name()));
    }

    private static boolean cast(Tensor prediction, DType target) {
        boolean shortened = prediction.dtype().bytes() == 2 && target == DType.FLOAT32;
        return shortened || target.isFloatingPoint() && Autocast.isOn(prediction.device());
    }

    /// Marks that are only looked at, one for each prediction, may have any type.
    static void marks(String who, Tensor prediction, Tensor target) {
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
            sameType(who, scores, target);
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

    /// One weight for each class of the scores `[batch, classes, …]`.
    static void classWeights(String who, Tensor scores, Optional<Tensor> weights) {
        if (weights.isPresent()) {
            Shape classes = Shape.of(scores.size(scores.rank() > 1 ? 1 : 0));
            check(who, scores, weights.get(), weights.get().shape().equals(classes), classes);
        }
    }

    /// Weights that broadcast to the prediction.
    static void elementWeights(String who, Tensor prediction, Optional<Tensor> weights) {
        if (weights.isPresent()) {
            Shape all = prediction.shape();
            check(who, prediction, weights.get(), broadcasts(weights.get().shape(), all), all);
        }
    }

    private static boolean broadcasts(Shape small, Shape large) {
        boolean fits = small.rank() <= large.rank();
        for (int i = 1; fits && i <= small.rank(); i++) {
            fits = small.size(-i) == large.size(-i) || small.size(-i) == 1;
        }
        return fits;
    }

    private static void check(
            String who, Tensor prediction, Tensor given, boolean fits, Shape wanted) {
        if (!fits || given.dtype() != prediction.dtype() && !cast(prediction, given.dtype())) {
            throw TensorException.of(
                    who,
                    "weights %s %s".formatted(wanted, prediction.dtype()),
                    given.shape() + " " + given.dtype(),
                    fits
                            ? "convert them, weights.to(DType.%s)"
                                    .formatted(prediction.dtype().name())
                            : "give one for each class, or for each element");
        }
    }

    /// A copy of weights that lives as long as the loss that holds it, whatever scope it is made in.
    static Optional<Tensor> kept(Tensor weights) {
        return Optional.of(Buffer.of(weights).value());
    }

    /// Frames `[batch, time, classes]` against padded labels `[batch, labels]` and two lengths `[batch]`.
    static void sequences(
            Tensor frames, Tensor labels, Tensor frameCounts, Tensor labelCounts, long blank) {
        Shape x = frames.shape();
        if (x.rank() != 3 || blank < 0 || blank >= x.size(2)) {
            throw TensorException.of(
                    "Ctc",
                    "log probabilities [batch, time, classes] with the blank %d among the classes"
                            .formatted(blank),
                    x,
                    "apply logSoftmax(2), and check the blank");
        }
        Shape batch = Shape.of(x.size(0));
        boolean fits =
                labels.rank() == 2
                        && labels.size(0) == x.size(0)
                        && frameCounts.shape().equals(batch)
                        && labelCounts.shape().equals(batch);
        if (!fits) {
            throw TensorException.of(
                    "Ctc",
                    "labels [%d, *] and two lengths [%d]".formatted(x.size(0), x.size(0)),
                    "%s, %s and %s"
                            .formatted(labels.shape(), frameCounts.shape(), labelCounts.shape()),
                    "pad the labels to one length");
        }
    }
}
