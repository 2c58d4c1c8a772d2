package io.tarn.tensor;

import java.util.Optional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// The kernels of losses; the losses themselves are in `io.tarn.loss`.
sealed interface LossKernels extends Operand permits Tensor {
    /// `-log softmax(x)[target]`, for class indices or probabilities as targets; the classes are dimension 1.
    /// Targets equal to `ignored` do not count, `weights` has one number a class.
    default Tensor crossEntropy(
            Tensor target,
            Optional<Tensor> weights,
            long ignored,
            double smoothing,
            Reduction reduction) {
        try (TensorOptional optional = Natives.optional("crossEntropy", weights)) {
            return ofClasses(
                    "crossEntropy",
                    target,
                    ignored,
                    (x, y) ->
                            torch.cross_entropy_loss(
                                    x, y, optional, reduction.code, ignored, smoothing));
        }
    }

    /// -y·log σ(x) - (1-y)·log(1-σ(x)), stable for any x; `positiveWeights` multiply the first term.
    default Tensor binaryCrossEntropyWithLogits(
            Tensor target,
            Optional<Tensor> weights,
            Optional<Tensor> positiveWeights,
            Reduction reduction) {
        try (TensorOptional all = Natives.optional("binaryCrossEntropyWithLogits", weights);
                TensorOptional positive =
                        Natives.optional("binaryCrossEntropyWithLogits", positiveWeights)) {
            return Call.binary(
                    "binaryCrossEntropyWithLogits",
                    this,
                    target,
                    (x, y) ->
                            torch.binary_cross_entropy_with_logits(
                                    x, y, all, positive, reduction.code));
        }
    }

    /// `-x[target]` for log probabilities x; the classes are dimension 1.
    default Tensor negativeLogLikelihood(
            Tensor target, Optional<Tensor> weights, long ignored, Reduction reduction) {
        try (TensorOptional optional = Natives.optional("negativeLogLikelihood", weights)) {
            return ofClasses(
                    "negativeLogLikelihood",
                    target,
                    ignored,
                    (x, y) -> torch.nll_loss_nd(x, y, optional, reduction.code, ignored));
        }
    }

    private Tensor ofClasses(String name, Tensor target, long ignored, Call.Binary kernel) {
        Tensor self = (Tensor) this;
        try {
            return Call.binary(name, self, target, kernel);
        } catch (TensorException e) {
            long classes = self.rank() == 0 ? 1 : self.size(Math.min(1, self.rank() - 1));
            String fix = "check the labels, or let the loss ignore(…) this one";
            throw new OutOfRange("a class index", classes, fix).explain(name, e, target, ignored);
        }
    }

    /// (x - y)².
    default Tensor squaredError(Tensor target, Reduction reduction) {
        return Call.binary(
                "squaredError", this, target, (x, y) -> torch.mse_loss(x, y, reduction.code));
    }

    /// |x - y|.
    default Tensor absoluteError(Tensor target, Reduction reduction) {
        return Call.binary(
                "absoluteError", this, target, (x, y) -> torch.l1_loss(x, y, reduction.code));
    }

    /// ½(x - y)² where |x - y| ≤ delta, else delta·(|x - y| - ½·delta).
    default Tensor huberError(Tensor target, double delta, Reduction reduction) {
        return Call.binary(
                "huberError",
                this,
                target,
                (x, y) -> torch.huber_loss(x, y, reduction.code, delta));
    }

    /// -log of the probability of all alignments of `targets` with log probabilities `[time, batch, classes]`.
    default Tensor ctc(
            Tensor targets,
            Tensor inputLengths,
            Tensor targetLengths,
            long blank,
            Reduction reduction) {
        return Call.ternary(
                "ctc",
                this,
                targets,
                inputLengths,
                (x, y, n) ->
                        torch.ctc_loss(
                                x, y, n, targetLengths.raw("ctc"), blank, reduction.code, false));
    }
}
