package io.tarn.nn;

import io.tarn.tensor.TensorException;
import java.util.OptionalDouble;

/// How a batch normalisation is built: [BatchNorm1d], [BatchNorm2d] or [BatchNorm3d].
///
/// @param momentum the share of the newest batch in the running statistics; empty for the mean of all batches
/// @param affine whether γ and β are learned
/// @param tracking whether statistics are gathered; without them eval mode uses those of the batch too
public record BatchNormConfig(
        long channels, double epsilon, OptionalDouble momentum, boolean affine, boolean tracking) {
    public BatchNormConfig {
        Expect.positive("BatchNorm", "channels", channels);
        if (momentum.isPresent() && (momentum.getAsDouble() < 0 || momentum.getAsDouble() > 1)) {
            throw TensorException.of(
                    "BatchNorm",
                    "momentum from 0 to 1",
                    momentum.getAsDouble(),
                    "it is the share of the newest batch, 0.1 by default");
        }
    }

    static BatchNormConfig of(long channels) {
        return new BatchNormConfig(channels, 1e-5, OptionalDouble.of(0.1), true, true);
    }

    public BatchNormConfig epsilon(double value) {
        return new BatchNormConfig(channels, value, momentum, affine, tracking);
    }

    public BatchNormConfig momentum(double share) {
        return new BatchNormConfig(channels, epsilon, OptionalDouble.of(share), affine, tracking);
    }

    /// Running statistics are the plain mean over all batches.
    public BatchNormConfig cumulative() {
        return new BatchNormConfig(channels, epsilon, OptionalDouble.empty(), affine, tracking);
    }

    public BatchNormConfig noAffine() {
        return new BatchNormConfig(channels, epsilon, momentum, false, tracking);
    }

    public BatchNormConfig noStatistics() {
        return new BatchNormConfig(channels, epsilon, momentum, affine, false);
    }
}
