package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adam with Nesterov's look ahead (Dozat, 2016).
///
/// ```
/// g  ← g + λθ
/// μₜ = β₁·(1 - ½·0.96^(tψ)),   M ← M·μₜ
/// m  ← β₁m + (1-β₁)g
/// v  ← β₂v + (1-β₂)g²
/// θ  ← θ - η·( (1-μₜ)/(1-M)·g + μₜ₊₁/(1-M·μₜ₊₁)·m ) / (√v̂ + ε),   v̂ = v / (1-β₂ᵗ)
/// ```
public final class NAdam extends PerParameter {
    /// How a [NAdam] is built.
    public record Config(
            double learningRate,
            double beta1,
            double beta2,
            double epsilon,
            double momentumDecay,
            double weightDecay) {
        public Config {
            Settings.notNegative("NAdam.learningRate", learningRate);
            Settings.share("NAdam.beta1", beta1);
            Settings.share("NAdam.beta2", beta2);
            Settings.notNegative("NAdam.epsilon", epsilon);
            Settings.notNegative("NAdam.momentumDecay", momentumDecay);
            Settings.notNegative("NAdam.weightDecay", weightDecay);
        }

        Config() {
            this(2e-3, 0.9, 0.999, 1e-8, 4e-3, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, beta1, beta2, epsilon, momentumDecay, weightDecay);
        }

        /// How much of the past the first and second moment keep.
        public Config betas(double beta1, double beta2) {
            return new Config(learningRate, beta1, beta2, epsilon, momentumDecay, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, beta1, beta2, epsilon, momentumDecay, weightDecay);
        }

        /// ψ: how fast the momentum grows to its full size.
        public Config momentumDecay(double psi) {
            return new Config(learningRate, beta1, beta2, epsilon, psi, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, beta1, beta2, epsilon, momentumDecay, decay);
        }
    }

    private final Config config;

    private NAdam(List<ParameterGroup> groups, Config config) {
        super(
                groups,
                config.learningRate,
                config.weightDecay,
                Memory.of("exp_avg", "exp_avg_sq").numbers("mu_product"));
        this.config = config;
    }

    public static NAdam of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `NAdam.of(parameters, c -> c.learningRate(2e-3))`.
    public static NAdam of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static NAdam ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new NAdam(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor m = slot.tensor("exp_avg");
        Tensor v = slot.tensor("exp_avg_sq");
        double rate = group.learningRate();
        double now = mu(slot.step());
        double next = mu(slot.step() + 1);
        // M ← M·μₜ
        double product = (slot.step() == 1 ? 1 : slot.number("mu_product")) * now;
        slot.number("mu_product", product);
        // g + λθ
        g = decayed(g, x, group.weightDecay());
        // m ← β₁m + (1-β₁)g
        m.lerp_(g, 1 - config.beta1);
        // v ← β₂v + (1-β₂)g²
        v.mul_(config.beta2).addcmul_(g, g, 1 - config.beta2);
        // √v̂ + ε
        double correction2 = 1 - Math.pow(config.beta2, slot.step());
        Tensor denominator = v.div(correction2).sqrt_().add_(config.epsilon);
        // θ ← θ - η·( (1-μₜ)/(1-M)·g + μₜ₊₁/(1-M·μₜ₊₁)·m ) / (√v̂ + ε)
        x.addcdiv_(g, denominator, -rate * (1 - now) / (1 - product));
        x.addcdiv_(m, denominator, -rate * next / (1 - product * next));
    }

    /// μₜ = β₁·(1 - ½·0.96^(tψ)).
    private double mu(long step) {
        return config.beta1 * (1 - 0.5 * Math.pow(0.96, step * config.momentumDecay));
    }

    @Override
    public String toString() {
        return "NAdam" + config.toString().substring("Config".length());
    }
}
