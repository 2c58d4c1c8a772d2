package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// RMSProp with one divisor for all parameters together, the moving root mean square of the
/// gradient's norm; to compare with [RmsProp].
///
/// ```
/// g ← g + λθ
/// v ← αv + (1-α)‖g‖²,   v = ‖g‖² at the first step
/// θ ← θ - η·g / (√v + ε)
/// ```
public final class RmsPropGlobal extends Remembering {
    /// How a [RmsPropGlobal] is built.
    public record Config(double learningRate, double alpha, double epsilon, double weightDecay) {
        public Config {
            Settings.notNegative("RmsPropGlobal.learningRate", learningRate);
            Settings.share("RmsPropGlobal.alpha", alpha);
            Settings.notNegative("RmsPropGlobal.epsilon", epsilon);
            Settings.notNegative("RmsPropGlobal.weightDecay", weightDecay);
        }

        Config() {
            this(1e-2, 0.99, 1e-8, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, alpha, epsilon, weightDecay);
        }

        /// How much of the past the mean square keeps.
        public Config alpha(double alpha) {
            return new Config(learningRate, alpha, epsilon, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, alpha, epsilon, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, alpha, epsilon, decay);
        }
    }

    private final Config config;

    private RmsPropGlobal(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of().shared("square_norm"));
        this.config = config;
    }

    public static RmsPropGlobal of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `RmsPropGlobal.of(parameters, c -> c.learningRate(1e-2))`.
    public static RmsPropGlobal of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static RmsPropGlobal ofGroups(
            List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new RmsPropGlobal(groups, choose.apply(new Config()));
    }

    @Override
    void move(List<Move> moves) {
        // g + λθ
        List<Tensor> g =
                moves.stream()
                        .map(move -> decayed(move.g(), move.x(), move.group().weightDecay()))
                        .toList();
        double norm = Norms.of(g).item();
        double v = shared("square_norm");
        // v ← αv + (1-α)‖g‖²
        v = v == 0 ? norm * norm : config.alpha * v + (1 - config.alpha) * norm * norm;
        shared("square_norm", v);
        for (int i = 0; i < moves.size(); i++) {
            // θ ← θ - η·g / (√v + ε)
            double rate = moves.get(i).group().learningRate();
            moves.get(i).x().add_(g.get(i), -rate / (Math.sqrt(v) + config.epsilon));
        }
    }

    @Override
    public String toString() {
        return "RmsPropGlobal" + config.toString().substring("Config".length());
    }
}
