package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adadelta: steps in the units of the parameters, without a rate to choose (Zeiler, 2012).
///
/// ```
/// g ← g + λθ
/// v ← ρv + (1-ρ)g²
/// Δ = √(u + ε) / √(v + ε) · g
/// u ← ρu + (1-ρ)Δ²
/// θ ← θ - η·Δ
/// ```
public final class Adadelta extends PerParameter {
    /// How an [Adadelta] is built.
    public record Config(double learningRate, double rho, double epsilon, double weightDecay) {
        public Config {
            Settings.notNegative("Adadelta.learningRate", learningRate);
            Settings.share("Adadelta.rho", rho);
            Settings.notNegative("Adadelta.epsilon", epsilon);
            Settings.notNegative("Adadelta.weightDecay", weightDecay);
        }

        Config() {
            this(1, 0.9, 1e-6, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, rho, epsilon, weightDecay);
        }

        /// How much of the past the mean squares keep.
        public Config rho(double rho) {
            return new Config(learningRate, rho, epsilon, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, rho, epsilon, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, rho, epsilon, decay);
        }
    }

    private final Config config;

    private Adadelta(List<ParameterGroup> groups, Config config) {
        super(
                groups,
                config.learningRate,
                config.weightDecay,
                Memory.of("square_avg", "acc_delta"));
        this.config = config;
    }

    public static Adadelta of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `Adadelta.of(parameters, c -> c.learningRate(1))`.
    public static Adadelta of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static Adadelta ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new Adadelta(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor v = slot.tensor("square_avg");
        Tensor u = slot.tensor("acc_delta");
        // g + λθ
        g = decayed(g, x, group.weightDecay());
        // v ← ρv + (1-ρ)g²
        v.mul_(config.rho).addcmul_(g, g, 1 - config.rho);
        // Δ = √(u + ε) / √(v + ε) · g
        Tensor delta = u.add(config.epsilon).div_(v.add(config.epsilon)).sqrt_().mul_(g);
        // u ← ρu + (1-ρ)Δ²
        u.mul_(config.rho).addcmul_(delta, delta, 1 - config.rho);
        // θ ← θ - η·Δ
        x.add_(delta, -group.learningRate());
    }

    @Override
    public String toString() {
        return "Adadelta" + config.toString().substring("Config".length());
    }
}
