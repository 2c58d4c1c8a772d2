package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adam with the largest gradient of late, β₂ forgetting, in the place of the second moment (Kingma
/// and Ba, 2015).
///
/// ```
/// g ← g + λθ
/// m ← β₁m + (1-β₁)g
/// u ← max(β₂u, |g| + ε)
/// θ ← θ - η / (1-β₁ᵗ) · m / u
/// ```
public final class Adamax extends PerParameter {
    /// How an [Adamax] is built.
    public record Config(
            double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        public Config {
            Settings.notNegative("Adamax.learningRate", learningRate);
            Settings.share("Adamax.beta1", beta1);
            Settings.share("Adamax.beta2", beta2);
            Settings.notNegative("Adamax.epsilon", epsilon);
            Settings.notNegative("Adamax.weightDecay", weightDecay);
        }

        Config() {
            this(2e-3, 0.9, 0.999, 1e-8, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, beta1, beta2, epsilon, weightDecay);
        }

        /// How much of the past the first and second moment keep.
        public Config betas(double beta1, double beta2) {
            return new Config(learningRate, beta1, beta2, epsilon, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, beta1, beta2, epsilon, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, beta1, beta2, epsilon, decay);
        }
    }

    private final Config config;

    private Adamax(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of("exp_avg", "exp_inf"));
        this.config = config;
    }

    public static Adamax of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `Adamax.of(parameters, c -> c.learningRate(2e-3))`.
    public static Adamax of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static Adamax ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new Adamax(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor m = slot.tensor("exp_avg");
        Tensor u = slot.tensor("exp_inf");
        // g + λθ
        g = decayed(g, x, group.weightDecay());
        // m ← β₁m + (1-β₁)g
        m.lerp_(g, 1 - config.beta1);
        // u ← max(β₂u, |g| + ε)
        u.mul_(config.beta2).maximum_(g.abs().add_(config.epsilon));
        // θ ← θ - η / (1-β₁ᵗ) · m / u
        x.addcdiv_(m, u, -group.learningRate() / (1 - Math.pow(config.beta1, slot.step())));
    }

    @Override
    public String toString() {
        return "Adamax" + config.toString().substring("Config".length());
    }
}
