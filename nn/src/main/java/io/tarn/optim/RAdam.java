package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adam that rectifies the variance of its early steps, a warm-up by formula (Liu et al., 2020).
///
/// ```
/// g ← g + λθ
/// m ← β₁m + (1-β₁)g
/// v ← β₂v + (1-β₂)g²
/// ρ = ρ∞ - 2tβ₂ᵗ / (1-β₂ᵗ),   ρ∞ = 2 / (1-β₂) - 1
/// θ ← θ - η·m̂·r·√(1-β₂ᵗ) / (√v + ε)   where ρ > 5,   r² = (ρ-4)(ρ-2)ρ∞ / ((ρ∞-4)(ρ∞-2)ρ)
/// θ ← θ - η·m̂                          else,         m̂ = m / (1-β₁ᵗ)
/// ```
public final class RAdam extends PerParameter {
    /// How an [RAdam] is built.
    public record Config(
            double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        public Config {
            Settings.notNegative("RAdam.learningRate", learningRate);
            Settings.share("RAdam.beta1", beta1);
            Settings.share("RAdam.beta2", beta2);
            Settings.notNegative("RAdam.epsilon", epsilon);
            Settings.notNegative("RAdam.weightDecay", weightDecay);
        }

        Config() {
            this(1e-3, 0.9, 0.999, 1e-8, 0);
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

    private RAdam(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of("exp_avg", "exp_avg_sq"));
        this.config = config;
    }

    public static RAdam of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `RAdam.of(parameters, c -> c.learningRate(1e-3))`.
    public static RAdam of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static RAdam ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new RAdam(groups, choose.apply(new Config()));
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
        double rate = group.learningRate() / (1 - Math.pow(config.beta1, t));
        // ρ = ρ∞ - 2tβ₂ᵗ / (1-β₂ᵗ)
        double power = Math.pow(config.beta2, t);
        double limit = 2 / (1 - config.beta2) - 1;
        double rho = limit - 2 * t * power / (1 - power);
        if (rho > 5) {
            // r² = (ρ-4)(ρ-2)ρ∞ / ((ρ∞-4)(ρ∞-2)ρ)
            double r = Math.sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
            // θ ← θ - η·m̂·r·√(1-β₂ᵗ) / (√v + ε)
            x.addcdiv_(m, v.sqrt().add_(config.epsilon), -rate * r * Math.sqrt(1 - power));
        } else {
            // θ ← θ - η·m̂
            x.add_(m, -rate);
        }
    }

    @Override
    public String toString() {
        return "RAdam" + config.toString().substring("Config".length());
    }
}
