package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Fused;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adam with decoupled weight decay, which shrinks the parameters instead of entering the moments
/// (Loshchilov and Hutter, 2019).
///
/// ```
/// θ ← θ - ηλθ
/// m ← β₁m + (1-β₁)g
/// v ← β₂v + (1-β₂)g²
/// θ ← θ - η·m̂ / (√v̂ + ε),   m̂ = m / (1-β₁ᵗ),  v̂ = v / (1-β₂ᵗ)
/// ```
public final class AdamW extends Fusible<Fused.Adam> {
    /// How an [AdamW] is built.
    public record Config(
            double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        public Config {
            Settings.notNegative("AdamW.learningRate", learningRate);
            Settings.share("AdamW.beta1", beta1);
            Settings.share("AdamW.beta2", beta2);
            Settings.notNegative("AdamW.epsilon", epsilon);
            Settings.notNegative("AdamW.weightDecay", weightDecay);
        }

        Config() {
            this(1e-3, 0.9, 0.999, 1e-8, 1e-2);
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

    private AdamW(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of("exp_avg", "exp_avg_sq"));
        this.config = config;
    }

    public static AdamW of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `AdamW.of(parameters, c -> c.learningRate(3e-4).weightDecay(0.1))`.
    public static AdamW of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static AdamW ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new AdamW(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor m = slot.tensor("exp_avg");
        Tensor v = slot.tensor("exp_avg_sq");
        double correction1 = 1 - Math.pow(config.beta1, slot.step());
        double correction2 = 1 - Math.pow(config.beta2, slot.step());
        // θ ← θ - ηλθ
        x.mul_(1 - group.learningRate() * group.weightDecay());
        // m ← β₁m + (1-β₁)g
        m.lerp_(g, 1 - config.beta1);
        // v ← β₂v + (1-β₂)g²
        v.mul_(config.beta2).addcmul_(g, g, 1 - config.beta2);
        // θ ← θ - η·m̂ / (√v̂ + ε)
        Tensor denominator = v.sqrt().div_(Math.sqrt(correction2)).add_(config.epsilon);
        x.addcdiv_(m, denominator, -group.learningRate() / correction1);
    }

    @Override
    Fused<Fused.Adam> kernel(List<Move> moves, List<Tensor> steps) {
        var m = tensors("exp_avg", moves);
        var v = tensors("exp_avg_sq", moves);
        return Fused.adamW(parameters(moves), new Fused.Moments(m, v, List.of(), steps));
    }

    @Override
    Fused.Adam numbers(ParameterGroup group) {
        return new Fused.Adam(
                group.learningRate(),
                config.beta1,
                config.beta2,
                group.weightDecay(),
                config.epsilon,
                false);
    }

    @Override
    public String toString() {
        return "AdamW" + config.toString().substring("Config".length());
    }
}
