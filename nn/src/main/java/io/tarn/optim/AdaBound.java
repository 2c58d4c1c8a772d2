package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adam whose step sizes are held between bounds that close in on one rate, so that it ends as SGD
/// (Luo et al., 2019).
///
/// ```
/// g ← g + λθ
/// m ← β₁m + (1-β₁)g
/// v ← β₂v + (1-β₂)g²
/// s = clip( η·√(1-β₂ᵗ)/(1-β₁ᵗ) / (√v + ε),  η*·(1 - 1/(γt+1)),  η*·(1 + 1/(γt)) )
/// θ ← θ - s·m
/// ```
///
/// As in its authors' program. η* goes along when a schedule changes η.
public final class AdaBound extends PerParameter {
    /// How an [AdaBound] is built.
    public record Config(
            double learningRate,
            double finalRate,
            double gamma,
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay) {
        public Config {
            Settings.positive("AdaBound.learningRate", learningRate);
            Settings.notNegative("AdaBound.finalRate", finalRate);
            Settings.positive("AdaBound.gamma", gamma);
            Settings.share("AdaBound.beta1", beta1);
            Settings.share("AdaBound.beta2", beta2);
            Settings.notNegative("AdaBound.epsilon", epsilon);
            Settings.notNegative("AdaBound.weightDecay", weightDecay);
        }

        Config() {
            this(1e-3, 0.1, 1e-3, 0.9, 0.999, 1e-8, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, finalRate, gamma, beta1, beta2, epsilon, weightDecay);
        }

        /// η*: the rate of SGD that it ends with.
        public Config finalRate(double rate) {
            return new Config(learningRate, rate, gamma, beta1, beta2, epsilon, weightDecay);
        }

        /// How fast the bounds close.
        public Config gamma(double gamma) {
            return new Config(learningRate, finalRate, gamma, beta1, beta2, epsilon, weightDecay);
        }

        /// How much of the past the first and second moment keep.
        public Config betas(double beta1, double beta2) {
            return new Config(learningRate, finalRate, gamma, beta1, beta2, epsilon, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, finalRate, gamma, beta1, beta2, epsilon, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, finalRate, gamma, beta1, beta2, epsilon, decay);
        }
    }

    private final Config config;

    private AdaBound(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of("exp_avg", "exp_avg_sq"));
        this.config = config;
    }

    public static AdaBound of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `AdaBound.of(parameters, c -> c.learningRate(1e-3))`.
    public static AdaBound of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static AdaBound ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new AdaBound(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor m = slot.tensor("exp_avg");
        Tensor v = slot.tensor("exp_avg_sq");
        long t = slot.step();
        // g + λθ
        g = decayed(g, x, group.weightDecay());
        // m ← β₁m + (1-β₁)g
        m.lerp_(g, 1 - config.beta1);
        // v ← β₂v + (1-β₂)g²
        v.mul_(config.beta2).addcmul_(g, g, 1 - config.beta2);
        double correction1 = 1 - Math.pow(config.beta1, t);
        double correction2 = 1 - Math.pow(config.beta2, t);
        double rate = group.learningRate() * Math.sqrt(correction2) / correction1;
        // s = clip( η·√(1-β₂ᵗ)/(1-β₁ᵗ) / (√v + ε),  η*·(1 - 1/(γt+1)),  η*·(1 + 1/(γt)) )
        double last = config.finalRate * group.learningRate() / config.learningRate;
        double low = last * (1 - 1 / (config.gamma * t + 1));
        double high = last * (1 + 1 / (config.gamma * t));
        Tensor s = v.sqrt().add_(config.epsilon).reciprocal_().mul_(rate).clamp_(low, high);
        // θ ← θ - s·m
        x.addcmul_(s, m, -1);
    }

    @Override
    public String toString() {
        return "AdaBound" + config.toString().substring("Config".length());
    }
}
