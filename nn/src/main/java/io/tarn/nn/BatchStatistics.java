package io.tarn.nn;

import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.RunningMoments;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// What the batch normalisations of one to three dimensions share: γ, β and the running statistics.
final class BatchStatistics implements Net {
    private final BatchNormConfig config;
    private final Mode mode = new Mode();
    private final Optional<Parameter> weight;
    private final Optional<Parameter> bias;
    private final Optional<Buffer> runningMean;
    private final Optional<Buffer> runningVar;
    private final Optional<Buffer> numBatchesTracked;

    BatchStatistics(BatchNormConfig config) {
        this.config = config;
        long channels = config.channels();
        this.weight =
                config.affine() ? Optional.of(Init.ones().parameter(channels)) : Optional.empty();
        this.bias =
                config.affine() ? Optional.of(Init.zeros().parameter(channels)) : Optional.empty();
        this.runningMean = tracked(Tensor.zeros(channels));
        this.runningVar = tracked(Tensor.ones(channels));
        this.numBatchesTracked = tracked(Tensor.zeros(Shape.of(), DType.INT64));
    }

    private Optional<Buffer> tracked(Tensor initial) {
        return config.tracking() ? Optional.of(Buffer.of(initial)) : Optional.empty();
    }

    Tensor apply(Layer who, Tensor x) { // [batch, channels, *]
        Optional<Tensor> gamma = weight.map(Parameter::value);
        Optional<Tensor> beta = bias.map(Parameter::value);
        Optional<RunningMoments> running =
                runningMean.map(
                        mean -> new RunningMoments(mean.value(), runningVar.orElseThrow().value()));
        if (running.isPresent() && !mode.isTraining()) {
            // y = γ·(x - μ) / √(σ² + ε) + β, μ and σ² gathered before
            return x.batchNormFixed(gamma, beta, running.get(), config.epsilon());
        }
        Expect.moreThanOneEach(who, x);
        Optional<RunningMoments> followed = mode.isTraining() ? running : Optional.empty();
        // y = γ·(x - μ) / √(σ² + ε) + β, μ and σ² of the batch; running ← (1 - m)·running + m·batch
        return x.batchNorm(
                gamma, beta, followed, followed.isPresent() ? momentum() : 0, config.epsilon());
    }

    /// m of this batch: given, or 1/t for the mean of t batches.
    private double momentum() {
        Buffer count = numBatchesTracked.orElseThrow();
        try (var off = Gradient.off()) {
            count.value().add_(1);
        }
        return config.momentum().orElseGet(() -> 1.0 / count.value().itemLong());
    }

    Optional<Parameter> weight() {
        return weight;
    }

    Optional<Parameter> bias() {
        return bias;
    }

    Optional<Buffer> runningMean() {
        return runningMean;
    }

    Optional<Buffer> runningVar() {
        return runningVar;
    }
}
