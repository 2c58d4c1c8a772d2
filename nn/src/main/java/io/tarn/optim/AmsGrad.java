package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Fused;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adam whose step sizes never grow: it divides by the largest second moment so far (Reddi, Kale
/// and Kumar, 2018).
///
/// ```
/// g ← g + λθ
/// m ← β₁m + (1-β₁)g
/// v ← β₂v + (1-β₂)g²
/// u ← max(u, v)
/// θ ← θ - η·m̂ / (√û + ε),   m̂ = m / (1-β₁ᵗ),  û = u / (1-β₂ᵗ)
/// ```
public final class AmsGrad extends Fusible<Fused.Adam> {
    /// How an [AmsGrad] is built.
    public record Config(
            double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        public Config {
            Settings.notNegative("AmsGrad.learningRate", learningRate);
            Settings.share("AmsGrad.beta1", beta1);
            Settings.share("AmsGrad.beta2", beta2);
            Settings.notNegative("AmsGrad.epsilon", epsilon);
            Settings.notNegative("AmsGrad.weightDecay", weightDecay);
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

    private AmsGrad(List<ParameterGroup> groups, Config config) {
        super(
                groups,
                config.learningRate,
                config.weightDecay,
                Memory.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq"));
        this.config = config;
    }

    public static AmsGrad of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `AmsGrad.of(parameters, c -> c.learningRate(1e-3))`.
    public static AmsGrad of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static AmsGrad ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new AmsGrad(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor m = slot.tensor("exp_avg");
        Tensor v = slot.tensor("exp_avg_sq");
        Tensor u = slot.tensor("max_exp_avg_sq");
        double correction1 = 1 - Math.pow(config.beta1, slot.step());
        double correction2 = 1 - Math.pow(config.beta2, slot.step());
        // g + λθ
        g = decayed(g, x, group.weightDecay());
        // m ← β₁m + (1-β₁)g
        m.lerp_(g, 1 - config.beta1);
        // v ← β₂v + (1-β₂)g²
        v.mul_(config.beta2).addcmul_(g, g, 1 - config.beta2);
        // u ← max(u, v)
        u.maximum_(v);
        // θ ← θ - η·m̂ / (√û + ε)
        Tensor denominator = u.sqrt().div_(Math.sqrt(correction2)).add_(config.epsilon);
        x.addcdiv_(m, denominator, -group.learningRate() / correction1);
    }

    @Override
    Fused<Fused.Adam> kernel(List<Move> moves, List<Tensor> steps) {
        var m = tensors("exp_avg", moves);
        var v = tensors("exp_avg_sq", moves);
        var u = tensors("max_exp_avg_sq", moves);
        return Fused.adam(parameters(moves), new Fused.Moments(m, v, u, steps));
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
        return "AmsGrad" + config.toString().substring("Config".length());
    }
}
