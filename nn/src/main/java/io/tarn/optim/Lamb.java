package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// AdamW whose rate each parameter scales by the ratio of its own norm to its step's, for very
/// large batches (You et al., 2020).
///
/// ```
/// m ← β₁m + (1-β₁)g
/// v ← β₂v + (1-β₂)g²
/// u = m̂ / (√v̂ + ε) + λθ,   m̂ = m / (1-β₁ᵗ),  v̂ = v / (1-β₂ᵗ)
/// θ ← θ - η·‖θ‖/‖u‖·u,     the ratio being 1 where a norm is 0
/// ```
public final class Lamb extends PerParameter {
    /// How a [Lamb] is built.
    public record Config(
            double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        public Config {
            Settings.notNegative("Lamb.learningRate", learningRate);
            Settings.share("Lamb.beta1", beta1);
            Settings.share("Lamb.beta2", beta2);
            Settings.notNegative("Lamb.epsilon", epsilon);
            Settings.notNegative("Lamb.weightDecay", weightDecay);
        }

        Config() {
            this(1e-3, 0.9, 0.999, 1e-6, 1e-2);
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

        /// Decoupled: shrinks the parameters directly.
        public Config weightDecay(double decay) {
            return new Config(learningRate, beta1, beta2, epsilon, decay);
        }
    }

    private final Config config;

    private Lamb(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of("exp_avg", "exp_avg_sq"));
        this.config = config;
    }

    public static Lamb of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `Lamb.of(parameters, c -> c.learningRate(1e-3))`.
    public static Lamb of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static Lamb ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new Lamb(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor m = slot.tensor("exp_avg");
        Tensor v = slot.tensor("exp_avg_sq");
        double correction1 = 1 - Math.pow(config.beta1, slot.step());
        double correction2 = 1 - Math.pow(config.beta2, slot.step());
        // m ← β₁m + (1-β₁)g
        m.lerp_(g, 1 - config.beta1);
        // v ← β₂v + (1-β₂)g²
        v.mul_(config.beta2).addcmul_(g, g, 1 - config.beta2);
        // u = m̂ / (√v̂ + ε) + λθ
        Tensor denominator = v.sqrt().div_(Math.sqrt(correction2)).add_(config.epsilon);
        Tensor u = m.div(denominator).div_(correction1).add_(x, group.weightDecay());
        // ‖θ‖/‖u‖
        Tensor size = x.norm();
        Tensor length = u.norm();
        Tensor ratio = size.div(length).where(size.mul(length).gt(0), 1);
        // θ ← θ - η·‖θ‖/‖u‖·u
        x.addcmul_(u, ratio, -group.learningRate());
    }

    @Override
    public String toString() {
        return "Lamb" + config.toString().substring("Config".length());
    }
}
