package io.tarn.nn;

import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/// Batch renormalisation: batch normalisation whose training output agrees with its eval output,
/// for small or dependent batches (Ioffe, 2017).
///
/// x̂ = (x - μ_B) / σ_B · r + d with r = clip(σ_B / σ, 1 / r_max, r_max) and d = clip((μ_B - μ) /
/// σ, -d_max, d_max), which gradients do not enter; y = γ·x̂ + β.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, channels, *]` |
/// | `weight` γ, `bias` β, `running_mean` μ, `running_std` σ | `[channels]` |
/// | `steps` | `[]` |
public final class BatchRenorm implements Layer {
    /// How a [BatchRenorm] is built. The limits grow in a straight line: r_max from 1 and d_max
    /// from 0 at step `warmUp` to their final values at the steps `rFullAt` and `dFullAt`.
    public record Config(
            long channels,
            double epsilon,
            double momentum,
            double rMax,
            double dMax,
            long warmUp,
            long rFullAt,
            long dFullAt) {
        public Config {
            if (!(rMax >= 1) || !(dMax >= 0) || rFullAt < warmUp || dFullAt < warmUp) {
                throw TensorException.of(
                        "BatchRenorm",
                        "limits r ≥ 1 and d ≥ 0 that are reached after the warm-up",
                        "r %s at %d, d %s at %d, warm-up %d"
                                .formatted(rMax, rFullAt, dMax, dFullAt, warmUp),
                        "the paper has r 3 at 40000, d 5 at 25000, warm-up 5000");
            }
        }

        public Config epsilon(double value) {
            return new Config(channels, value, momentum, rMax, dMax, warmUp, rFullAt, dFullAt);
        }

        /// The share of the newest batch in the running statistics.
        public Config momentum(double share) {
            return new Config(channels, epsilon, share, rMax, dMax, warmUp, rFullAt, dFullAt);
        }

        public Config limits(double r, double d) {
            return new Config(channels, epsilon, momentum, r, d, warmUp, rFullAt, dFullAt);
        }

        /// When plain batch normalisation ends, and when each limit is reached, in training steps.
        public Config schedule(long warmUp, long rFullAt, long dFullAt) {
            return new Config(channels, epsilon, momentum, rMax, dMax, warmUp, rFullAt, dFullAt);
        }
    }

    private final Config config;
    private final Mode mode = new Mode();
    private final Parameter weight;
    private final Parameter bias;
    private final Buffer runningMean;
    private final Buffer runningStd;
    private final Buffer steps;

    private BatchRenorm(Config config) {
        this.config = config;
        this.weight = Init.ones().parameter(config.channels);
        this.bias = Init.zeros().parameter(config.channels);
        this.runningMean = Buffer.of(Tensor.zeros(config.channels));
        this.runningStd = Buffer.of(Tensor.ones(config.channels));
        this.steps = Buffer.of(Tensor.zeros(Shape.of(), DType.INT64));
    }

    public static BatchRenorm of(long channels) {
        return of(channels, config -> config);
    }

    /// `BatchRenorm.of(64, c -> c.schedule(500, 4000, 2500))`; the paper's numbers at first.
    public static BatchRenorm of(long channels, UnaryOperator<Config> choose) {
        return new BatchRenorm(
                choose.apply(new Config(channels, 1e-5, 0.01, 3, 5, 5_000, 40_000, 25_000)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *]
        Expect.channels(this, x, config.channels);
        Tensor normal =
                mode.isTraining()
                        ? renormalised(x)
                        : x.sub(along(runningMean.value(), x)).div(along(runningStd.value(), x));
        // y = γ·x̂ + β
        Tensor y = normal.mul(along(weight.value(), x)).add(along(bias.value(), x));
        return Hooks.after(this, x, y);
    }

    private Tensor renormalised(Tensor x) {
        long[] others = LongStream.range(0, x.rank()).filter(dimension -> dimension != 1).toArray();
        long step = steps.value().itemLong();
        double rMax = limit(1, config.rMax, config.rFullAt, step);
        double dMax = limit(0, config.dMax, config.dFullAt, step);
        // μ_B = mean(x);  σ_B = √(mean((x - μ_B)²) + ε)
        Tensor mean = x.mean(others);
        Tensor deviation = x.sub(along(mean, x)).square().mean(others).add(config.epsilon).sqrt();
        // r = clip(σ_B / σ, 1 / r_max, r_max);  d = clip((μ_B - μ) / σ, -d_max, d_max), both
        // outside of gradients
        Tensor r = deviation.detach().div(runningStd.value()).clamp(1 / rMax, rMax);
        Tensor d =
                mean.detach().sub(runningMean.value()).div(runningStd.value()).clamp(-dMax, dMax);
        follow(mean.detach(), deviation.detach());
        // x̂ = (x - μ_B) / σ_B · r + d
        return x.sub(along(mean, x)).div(along(deviation, x)).mul(along(r, x)).add(along(d, x));
    }

    private void follow(Tensor mean, Tensor deviation) {
        try (var off = Gradient.off()) {
            // μ ← μ + α·(μ_B - μ);  σ ← σ + α·(σ_B - σ)
            runningMean.value().lerp_(mean, config.momentum);
            runningStd.value().lerp_(deviation, config.momentum);
            steps.value().add_(1);
        }
    }

    /// `[channels]` in a shape that broadcasts over x.
    private static Tensor along(Tensor perChannel, Tensor x) {
        long[] sizes = new long[x.rank()];
        Arrays.fill(sizes, 1);
        sizes[1] = -1;
        return perChannel.reshape(sizes);
    }

    private double limit(double from, double to, long fullAt, long step) {
        if (step >= fullAt) {
            return to;
        }
        double progress = (double) (step - config.warmUp) / (fullAt - config.warmUp);
        return from + (to - from) * Math.clamp(progress, 0, 1);
    }

    @Override
    public String toString() {
        return "BatchRenorm(%d)".formatted(config.channels);
    }
}
