package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.Optional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// Operations that give elements mean 0 and variance 1, or that leave some of them out by chance.
///
/// γ and β scale and shift the result where they are given.
sealed interface Normalisation extends Operand permits Tensor {
    /// γ·(x - μ) / √(σ² + ε) + β with each channel's mean and variance over the batch. Where
    /// running statistics are given, they move by `momentum` towards those of the batch.
    default Tensor batchNorm(
            Optional<Tensor> gamma,
            Optional<Tensor> beta,
            Optional<RunningMoments> running,
            double momentum,
            double epsilon) {
        return batchNorm(gamma, beta, running, true, momentum, epsilon);
    }

    /// γ·(x - μ) / √(σ² + ε) + β with each channel's running mean and variance.
    default Tensor batchNormFixed(
            Optional<Tensor> gamma, Optional<Tensor> beta, RunningMoments running, double epsilon) {
        return batchNorm(gamma, beta, Optional.of(running), false, 0, epsilon);
    }

    private Tensor batchNorm(
            Optional<Tensor> gamma,
            Optional<Tensor> beta,
            Optional<RunningMoments> running,
            boolean useBatch,
            double momentum,
            double epsilon) {
        try (TensorOptional g = Natives.optional("batchNorm", gamma);
                TensorOptional b = Natives.optional("batchNorm", beta);
                TensorOptional mean =
                        Natives.optional("batchNorm", running.map(RunningMoments::mean));
                TensorOptional variance =
                        Natives.optional("batchNorm", running.map(RunningMoments::variance))) {
            return Call.unary(
                    "batchNorm",
                    this,
                    x ->
                            torch.batch_norm(
                                    x, g, b, mean, variance, useBatch, momentum, epsilon, true));
        } finally {
            Reference.reachabilityFence(running);
        }
    }

    /// γ·(x - μ) / √(σ² + ε) + β with the mean and variance of each channel of each sample.
    default Tensor instanceNorm(Optional<Tensor> gamma, Optional<Tensor> beta, double epsilon) {
        try (TensorOptional g = Natives.optional("instanceNorm", gamma);
                TensorOptional b = Natives.optional("instanceNorm", beta)) {
            TensorOptional none = Natives.NO_TENSOR;
            return Call.unary(
                    "instanceNorm",
                    this,
                    x -> torch.instance_norm(x, g, b, none, none, true, 0, epsilon, true));
        }
    }

    /// γ·(x - μ) / √(σ² + ε) + β with the mean and variance over the last dimensions, which have
    /// the given sizes.
    default Tensor layerNorm(
            Shape sizes, Optional<Tensor> gamma, Optional<Tensor> beta, double epsilon) {
        long[] normalised = sizes.toArray();
        try (TensorOptional g = Natives.optional("layerNorm", gamma);
                TensorOptional b = Natives.optional("layerNorm", beta)) {
            return Call.unary(
                    "layerNorm", this, x -> torch.layer_norm(x, normalised, g, b, epsilon, true));
        }
    }

    /// γ·(x - μ) / √(σ² + ε) + β with the mean and variance of each group of channels of each
    /// sample.
    default Tensor groupNorm(
            long groups, Optional<Tensor> gamma, Optional<Tensor> beta, double epsilon) {
        try (TensorOptional g = Natives.optional("groupNorm", gamma);
                TensorOptional b = Natives.optional("groupNorm", beta)) {
            return Call.unary(
                    "groupNorm", this, x -> torch.group_norm(x, groups, g, b, epsilon, true));
        }
    }

    /// γ·x / √(mean(x²) + ε) over the last dimensions, which have the given sizes.
    default Tensor rmsNorm(Shape sizes, Optional<Tensor> gamma, double epsilon) {
        long[] normalised = sizes.toArray();
        try (TensorOptional g = Natives.optional("rmsNorm", gamma);
                DoubleOptional e = new DoubleOptional(epsilon)) {
            return Call.unary("rmsNorm", this, x -> torch.rms_norm(x, normalised, g, e));
        }
    }

    /// Sets each element to 0 with probability p and divides the others by 1 - p.
    default Tensor dropout(double p) {
        Tensor self = (Tensor) this;
        return FastDropout.fits(self, p)
                ? FastDropout.apply(self, p)
                : Call.unary("dropout", this, x -> torch.dropout(x, p, true));
    }

    /// Sets whole channels of `[batch, channels, *]` to 0 with probability p and divides the others
    /// by 1 - p.
    default Tensor featureDropout(double p) {
        return Call.unary("featureDropout", this, x -> torch.feature_dropout(x, p, true));
    }

    /// Sets each element to SELU's lower limit with probability p, then restores mean 0 and
    /// variance 1.
    default Tensor alphaDropout(double p) {
        return Call.unary("alphaDropout", this, x -> torch.alpha_dropout(x, p, true));
    }

    /// [#alphaDropout] of whole channels of `[batch, channels, *]`.
    default Tensor featureAlphaDropout(double p) {
        return Call.unary(
                "featureAlphaDropout", this, x -> torch.feature_alpha_dropout(x, p, true));
    }
}
