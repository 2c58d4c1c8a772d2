package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Batch normalisation of volumes: γ·(x - μ) / √(σ² + ε) + β for each channel.
///
/// In training μ and σ² are those of the batch, and running statistics follow them; in eval mode
/// the running statistics are used (Ioffe and Szegedy, 2015).
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, channels, depth, height, width]` |
/// | `weight` γ, `bias` β, `running_mean`, `running_var` | `[channels]` |
public final class BatchNorm3d implements Layer {
    private final BatchNormConfig config;

    @Inline private final BatchStatistics statistics;

    private BatchNorm3d(BatchNormConfig config) {
        this.config = config;
        this.statistics = new BatchStatistics(config);
    }

    public static BatchNorm3d of(long channels) {
        return of(channels, config -> config);
    }

    /// `BatchNorm3d.of(64, c -> c.momentum(0.01).epsilon(1e-3))`.
    public static BatchNorm3d of(long channels, UnaryOperator<BatchNormConfig> choose) {
        return new BatchNorm3d(choose.apply(BatchNormConfig.of(channels)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, depth, height, width]
        Expect.channels(this, x, config.channels(), 3);
        Expect.typeOrShorter(this, x, weight());
        return Hooks.after(this, x, statistics.apply(this, x));
    }

    public BatchNormConfig config() {
        return config;
    }

    public Optional<Parameter> weight() {
        return statistics.weight();
    }

    public Optional<Parameter> bias() {
        return statistics.bias();
    }

    public Optional<Buffer> runningMean() {
        return statistics.runningMean();
    }

    public Optional<Buffer> runningVar() {
        return statistics.runningVar();
    }

    @Override
    public String toString() {
        return "BatchNorm3d(%d)".formatted(config.channels());
    }
}
