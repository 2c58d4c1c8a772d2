package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Fused;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Stochastic gradient descent; with the whole data in every batch it is plain gradient descent.
///
/// ```
/// g ← g + λθ
/// θ ← θ - η·g        or one of the forms of [Momentum]
/// ```
public final class Sgd extends Fusible<Fused.Sgd> {
    /// How a [Sgd] is built.
    public record Config(double learningRate, Momentum momentum, double weightDecay) {
        public Config {
            Settings.notNegative("Sgd.learningRate", learningRate);
            Settings.notNegative("Sgd.weightDecay", weightDecay);
        }

        Config() {
            this(1e-3, Momentum.none(), 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, momentum, weightDecay);
        }

        public Config momentum(Momentum form) {
            return new Config(learningRate, form, weightDecay);
        }

        /// As in PyTorch: b ← μb + g, θ ← θ - η·b.
        public Config momentum(double mu) {
            return new Config(learningRate, Momentum.of(mu), weightDecay);
        }

        public Config nesterov(double mu) {
            return new Config(learningRate, Momentum.nesterov(mu), weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, momentum, decay);
        }
    }

    private final Config config;

    private Sgd(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, memory(config));
        this.config = config;
    }

    public static Sgd of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `Sgd.of(parameters, c -> c.learningRate(0.1).momentum(0.9))`.
    public static Sgd of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static Sgd ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new Sgd(groups, choose.apply(new Config()));
    }

    private static Memory memory(Config config) {
        return config.momentum instanceof Momentum.None
                ? Memory.of()
                : Memory.of("momentum_buffer");
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) {
        double rate = group.learningRate();
        // g + λθ
        g = decayed(g, x, group.weightDecay());
        switch (config.momentum) {
            // θ ← θ - η·g
            case Momentum.None() -> x.add_(g, -rate);
            // b ← μb + g;  θ ← θ - η·b
            case Momentum.Gathering(double mu) -> x.add_(gathered(slot, mu, g), -rate);
            // m ← λm - η·g;  θ ← θ + m
            case Momentum.HeavyBall(double lambda) ->
                    x.add_(slot.tensor("momentum_buffer").mul_(lambda).add_(g, -rate));
            // v ← βv + (1-β)g;  θ ← θ - η·v
            case Momentum.MovingAverage(double beta) ->
                    x.add_(slot.tensor("momentum_buffer").lerp_(g, 1 - beta), -rate);
            // b ← μb + g;  θ ← θ - η·(g + μb)
            case Momentum.Nesterov(double mu) -> {
                Tensor b = gathered(slot, mu, g);
                x.add_(g, -rate).add_(b, -rate * mu);
            }
        }
    }

    /// b ← μb + g.
    private static Tensor gathered(Slot slot, double mu, Tensor g) {
        return slot.tensor("momentum_buffer").mul_(mu).add_(g);
    }

    /// The kernel knows PyTorch's forms of momentum.
    @Override
    boolean isFusible() {
        return !(config.momentum instanceof Momentum.HeavyBall
                || config.momentum instanceof Momentum.MovingAverage);
    }

    @Override
    Fused<Fused.Sgd> kernel(List<Move> moves, List<Tensor> steps) {
        boolean plain = config.momentum instanceof Momentum.None;
        return Fused.sgd(parameters(moves), plain ? List.of() : tensors("momentum_buffer", moves));
    }

    @Override
    Fused.Sgd numbers(ParameterGroup group) {
        boolean nesterov = config.momentum instanceof Momentum.Nesterov;
        double mu =
                switch (config.momentum) {
                    case Momentum.Gathering(double m) -> m;
                    case Momentum.Nesterov(double m) -> m;
                    default -> 0;
                };
        return new Fused.Sgd(
                group.learningRate(), mu, 0, group.weightDecay(), nesterov, false, false);
    }

    @Override
    public String toString() {
        return "Sgd" + config.toString().substring("Config".length());
    }
}
