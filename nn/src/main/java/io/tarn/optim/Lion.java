package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Lion: steps of one size along the sign of a momentum (Chen et al., 2023).
///
/// ```
/// c = β₁m + (1-β₁)g
/// θ ← θ - η·(sign(c) + λθ)
/// m ← β₂m + (1-β₂)g
/// ```
///
/// Its rate is usually a tenth of AdamW's, its decay ten times as large.
public final class Lion extends PerParameter {
    /// How a [Lion] is built.
    public record Config(double learningRate, double beta1, double beta2, double weightDecay) {
        public Config {
            Settings.notNegative("Lion.learningRate", learningRate);
            Settings.share("Lion.beta1", beta1);
            Settings.share("Lion.beta2", beta2);
            Settings.notNegative("Lion.weightDecay", weightDecay);
        }

        Config() {
            this(1e-4, 0.9, 0.99, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, beta1, beta2, weightDecay);
        }

        /// How much momentum the step takes, and how much of the past the momentum keeps.
        public Config betas(double beta1, double beta2) {
            return new Config(learningRate, beta1, beta2, weightDecay);
        }

        /// Decoupled: shrinks the parameters directly.
        public Config weightDecay(double decay) {
            return new Config(learningRate, beta1, beta2, decay);
        }
    }

    private final Config config;

    private Lion(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of("exp_avg"));
        this.config = config;
    }

    public static Lion of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `Lion.of(parameters, c -> c.learningRate(1e-4))`.
    public static Lion of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static Lion ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new Lion(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor m = slot.tensor("exp_avg");
        double rate = group.learningRate();
        // c = β₁m + (1-β₁)g
        Tensor c = m.copy().lerp_(g, 1 - config.beta1);
        // θ ← θ - η·(sign(c) + λθ)
        x.mul_(1 - rate * group.weightDecay()).add_(c.sign_(), -rate);
        // m ← β₂m + (1-β₂)g
        m.lerp_(g, 1 - config.beta2);
    }

    @Override
    public String toString() {
        return "Lion" + config.toString().substring("Config".length());
    }
}
