package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// RMSProp: gradients divided by a moving root mean square, per element (Tieleman and Hinton,
/// 2012); [RmsPropGlobal] has one for all.
///
/// ```
/// g ← g + λθ
/// v ← αv + (1-α)g²
/// a ← αa + (1-α)g              where centred
/// d = √v + ε                    or √(v - a²) + ε where centred
/// b ← μb + g / d
/// θ ← θ - η·b
/// ```
public final class RmsProp extends PerParameter {
    /// How a [RmsProp] is built.
    public record Config(
            double learningRate,
            double alpha,
            double epsilon,
            double momentum,
            boolean centring,
            double weightDecay) {
        public Config {
            Settings.notNegative("RmsProp.learningRate", learningRate);
            Settings.share("RmsProp.alpha", alpha);
            Settings.notNegative("RmsProp.epsilon", epsilon);
            Settings.share("RmsProp.momentum", momentum);
            Settings.notNegative("RmsProp.weightDecay", weightDecay);
        }

        Config() {
            this(1e-2, 0.99, 1e-8, 0, false, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, alpha, epsilon, momentum, centring, weightDecay);
        }

        /// How much of the past the mean square keeps.
        public Config alpha(double alpha) {
            return new Config(learningRate, alpha, epsilon, momentum, centring, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, alpha, epsilon, momentum, centring, weightDecay);
        }

        public Config momentum(double momentum) {
            return new Config(learningRate, alpha, epsilon, momentum, centring, weightDecay);
        }

        /// Divides by the standard deviation instead of the root mean square.
        public Config centred() {
            return new Config(learningRate, alpha, epsilon, momentum, true, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, alpha, epsilon, momentum, centring, decay);
        }
    }

    private final Config config;

    private RmsProp(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, memory(config));
        this.config = config;
    }

    public static RmsProp of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `RmsProp.of(parameters, c -> c.centred().momentum(0.9))`.
    public static RmsProp of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static RmsProp ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new RmsProp(groups, choose.apply(new Config()));
    }

    private static Memory memory(Config config) {
        List<String> names = new ArrayList<>(List.of("square_avg"));
        if (config.centring) {
            names.add("grad_avg");
        }
        if (config.momentum > 0) {
            names.add("momentum_buffer");
        }
        return Memory.of(names.toArray(String[]::new));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor v = slot.tensor("square_avg");
        // g + λθ
        g = decayed(g, x, group.weightDecay());
        // v ← αv + (1-α)g²
        v.mul_(config.alpha).addcmul_(g, g, 1 - config.alpha);
        Tensor d = (config.centring ? deviation(v, g, slot) : v.sqrt()).add_(config.epsilon);
        if (config.momentum > 0) {
            // b ← μb + g / d
            Tensor b = slot.tensor("momentum_buffer").mul_(config.momentum).addcdiv_(g, d, 1);
            // θ ← θ - η·b
            x.add_(b, -group.learningRate());
        } else {
            x.addcdiv_(g, d, -group.learningRate());
        }
    }

    /// √(v - a²).
    private Tensor deviation(Tensor v, Tensor g, Slot slot) {
        // a ← αa + (1-α)g
        Tensor a = slot.tensor("grad_avg").lerp_(g, 1 - config.alpha);
        return v.copy().addcmul_(a, a, -1).sqrt_();
    }

    @Override
    public String toString() {
        return "RmsProp" + config.toString().substring("Config".length());
    }
}
