package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// SGD whose rate each parameter scales by the ratio of its own norm to its gradient's, for very
/// large batches (You, Gitman and Ginsburg, 2017).
///
/// ```
/// r = κ·‖θ‖ / (‖g‖ + λ‖θ‖ + ε),   r = 1 where a norm is 0
/// b ← μb + η·r·(g + λθ)
/// θ ← θ - b
/// ```
public final class Lars extends PerParameter {
    /// How a [Lars] is built.
    public record Config(
            double learningRate,
            double momentum,
            double trust,
            double epsilon,
            double weightDecay) {
        public Config {
            Settings.notNegative("Lars.learningRate", learningRate);
            Settings.share("Lars.momentum", momentum);
            Settings.positive("Lars.trust", trust);
            Settings.notNegative("Lars.epsilon", epsilon);
            Settings.notNegative("Lars.weightDecay", weightDecay);
        }

        Config() {
            this(0.1, 0.9, 1e-3, 1e-8, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, momentum, trust, epsilon, weightDecay);
        }

        public Config momentum(double momentum) {
            return new Config(learningRate, momentum, trust, epsilon, weightDecay);
        }

        /// κ: how much of its norm a parameter may move.
        public Config trust(double kappa) {
            return new Config(learningRate, momentum, kappa, epsilon, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, momentum, trust, epsilon, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, momentum, trust, epsilon, decay);
        }
    }

    private final Config config;

    private Lars(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of("momentum_buffer"));
        this.config = config;
    }

    public static Lars of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `Lars.of(parameters, c -> c.learningRate(0.1))`.
    public static Lars of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static Lars ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new Lars(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor b = slot.tensor("momentum_buffer");
        double decay = group.weightDecay();
        // r = κ·‖θ‖ / (‖g‖ + λ‖θ‖ + ε)
        Tensor size = x.norm();
        Tensor slope = g.norm();
        Tensor r = size.mul(config.trust).div_(slope.add(config.epsilon).add_(size, decay));
        r = r.where(size.mul(slope).gt(0), 1);
        // b ← μb + η·r·(g + λθ)
        b.mul_(config.momentum).addcmul_(decayed(g, x, decay), r, group.learningRate());
        // θ ← θ - b
        x.sub_(b);
    }

    @Override
    public String toString() {
        return "Lars" + config.toString().substring("Config".length());
    }
}
