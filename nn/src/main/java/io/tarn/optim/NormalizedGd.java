package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Gradient descent with steps of one length: the gradient of all parameters together is divided by
/// its norm.
///
/// ```
/// g ← g + λθ
/// θ ← θ - η·g / (‖g‖ + ε)
/// ```
public final class NormalizedGd extends Remembering {
    /// How a [NormalizedGd] is built.
    public record Config(double learningRate, double epsilon, double weightDecay) {
        public Config {
            Settings.notNegative("NormalizedGd.learningRate", learningRate);
            Settings.notNegative("NormalizedGd.epsilon", epsilon);
            Settings.notNegative("NormalizedGd.weightDecay", weightDecay);
        }

        Config() {
            this(1e-2, 1e-12, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, epsilon, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, epsilon, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, epsilon, decay);
        }
    }

    private final Config config;

    private NormalizedGd(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of());
        this.config = config;
    }

    public static NormalizedGd of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `NormalizedGd.of(parameters, c -> c.learningRate(1e-2))`.
    public static NormalizedGd of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static NormalizedGd ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new NormalizedGd(groups, choose.apply(new Config()));
    }

    @Override
    void move(List<Move> moves) {
        // g + λθ
        List<Tensor> g =
                moves.stream()
                        .map(move -> decayed(move.g(), move.x(), move.group().weightDecay()))
                        .toList();
        Tensor norm = Norms.of(g).add_(config.epsilon);
        for (int i = 0; i < moves.size(); i++) {
            // θ ← θ - η·g / (‖g‖ + ε)
            moves.get(i).x().addcdiv_(g.get(i), norm, -moves.get(i).group().learningRate());
        }
    }

    @Override
    public String toString() {
        return "NormalizedGd" + config.toString().substring("Config".length());
    }
}
