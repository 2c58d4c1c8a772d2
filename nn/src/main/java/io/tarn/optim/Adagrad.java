package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Device;
import io.tarn.tensor.Fused;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adagrad: steps that shrink with the squares of all gradients so far, per element (Duchi, Hazan
/// and Singer, 2011).
///
/// ```
/// g ← g + λθ
/// s ← s + g²
/// θ ← θ - η / (1 + (t-1)·decay) · g / (√s + ε)
/// ```
public final class Adagrad extends Fusible<Fused.Adagrad> {
    /// How an [Adagrad] is built.
    public record Config(
            double learningRate, double rateDecay, double epsilon, double weightDecay) {
        public Config {
            Settings.notNegative("Adagrad.learningRate", learningRate);
            Settings.notNegative("Adagrad.rateDecay", rateDecay);
            Settings.notNegative("Adagrad.epsilon", epsilon);
            Settings.notNegative("Adagrad.weightDecay", weightDecay);
        }

        Config() {
            this(1e-2, 0, 1e-10, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, rateDecay, epsilon, weightDecay);
        }

        /// Lets the rate fall as 1 / (1 + (t-1)·decay).
        public Config rateDecay(double decay) {
            return new Config(learningRate, decay, epsilon, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, rateDecay, epsilon, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, rateDecay, epsilon, decay);
        }
    }

    private final Config config;

    private Adagrad(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of("sum"));
        this.config = config;
    }

    public static Adagrad of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `Adagrad.of(parameters, c -> c.learningRate(1e-2))`.
    public static Adagrad of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static Adagrad ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new Adagrad(groups, choose.apply(new Config()));
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        Tensor s = slot.tensor("sum");
        // g + λθ
        g = decayed(g, x, group.weightDecay());
        // s ← s + g²
        s.addcmul_(g, g, 1);
        // θ ← θ - η / (1 + (t-1)·decay) · g / (√s + ε)
        double rate = group.learningRate() / (1 + (slot.step() - 1) * config.rateDecay);
        x.addcdiv_(g, s.sqrt().add_(config.epsilon), -rate);
    }

    @Override
    Fused<Fused.Adagrad> kernel(List<Move> moves, List<Tensor> steps) {
        return Fused.adagrad(parameters(moves), tensors("sum", moves), steps);
    }

    @Override
    Fused.Adagrad numbers(ParameterGroup group) {
        return new Fused.Adagrad(
                group.learningRate(), config.rateDecay, group.weightDecay(), config.epsilon, false);
    }

    /// The kernel exists for the CPU only.
    @Override
    boolean isFusible() {
        return parameters().getFirst().value().device().equals(Device.CPU);
    }

    @Override
    public String toString() {
        return "Adagrad" + config.toString().substring("Config".length());
    }
}
