package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Adam that switches to SGD once the rate at which SGD would make Adam's steps has settled (Keskar
/// and Socher, 2017).
///
/// ```
/// Adam:  p = -η·m̂ / (√v̂ + ε),  θ ← θ + p
///        γ = pᵀp / -pᵀg,  Λ ← β₂Λ + (1-β₂)γ,   over all parameters together
///        switch where t > 1 and |Λ/(1-β₂ᵗ) - γ| < δ
/// SGD:   b ← β₁b + g,  θ ← θ - (1-β₁)·Λ/(1-β₂ᵗ)·b,   t being the step of the switch
/// ```
///
/// After the switch the rate goes on following η, relative to what it was then.
public final class Swats extends Remembering {
    /// How a [Swats] is built.
    public record Config(
            double learningRate,
            double beta1,
            double beta2,
            double epsilon,
            double tolerance,
            double weightDecay) {
        public Config {
            Settings.positive("Swats.learningRate", learningRate);
            Settings.share("Swats.beta1", beta1);
            Settings.share("Swats.beta2", beta2);
            Settings.notNegative("Swats.epsilon", epsilon);
            Settings.positive("Swats.tolerance", tolerance);
            Settings.notNegative("Swats.weightDecay", weightDecay);
        }

        Config() {
            this(1e-3, 0.9, 0.999, 1e-9, 1e-9, 0);
        }

        public Config learningRate(double rate) {
            return new Config(rate, beta1, beta2, epsilon, tolerance, weightDecay);
        }

        /// How much of the past the first and second moment keep.
        public Config betas(double beta1, double beta2) {
            return new Config(learningRate, beta1, beta2, epsilon, tolerance, weightDecay);
        }

        public Config epsilon(double epsilon) {
            return new Config(learningRate, beta1, beta2, epsilon, tolerance, weightDecay);
        }

        /// δ: how near the rate must be to its average to switch.
        public Config tolerance(double delta) {
            return new Config(learningRate, beta1, beta2, epsilon, delta, weightDecay);
        }

        /// L2: part of the gradient.
        public Config weightDecay(double decay) {
            return new Config(learningRate, beta1, beta2, epsilon, tolerance, decay);
        }
    }

    private final Config config;

    private Swats(List<ParameterGroup> groups, Config config) {
        super(
                groups,
                config.learningRate,
                config.weightDecay,
                Memory.of("exp_avg", "exp_avg_sq")
                        .numbers("rate")
                        .shared("steps", "average", "sgd_rate"));
        this.config = config;
    }

    public static Swats of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `Swats.of(parameters, c -> c.learningRate(1e-3))`.
    public static Swats of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own.
    public static Swats ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        return new Swats(groups, choose.apply(new Config()));
    }

    /// Whether it has become SGD.
    public boolean hasSwitched() {
        return shared("sgd_rate") > 0;
    }

    @Override
    void move(List<Move> moves) {
        if (hasSwitched()) {
            moves.forEach(this::descend);
            return;
        }
        double squares = 0; // pᵀp
        double slope = 0; // pᵀg
        for (Move move : moves) {
            Tensor g = decayed(move.g(), move.x(), move.group().weightDecay());
            Tensor p = adam(g, move);
            move.x().add_(p);
            squares += p.square().sum().item();
            slope += p.mul(g).sum().item();
        }
        follow(squares, slope, moves);
    }

    /// p = -η·m̂ / (√v̂ + ε).
    private Tensor adam(Tensor g, Move move) {
        Slot slot = move.slot();
        Tensor m = slot.tensor("exp_avg").lerp_(g, 1 - config.beta1);
        Tensor v = slot.tensor("exp_avg_sq").mul_(config.beta2).addcmul_(g, g, 1 - config.beta2);
        double correction1 = 1 - Math.pow(config.beta1, slot.step());
        double correction2 = 1 - Math.pow(config.beta2, slot.step());
        Tensor denominator = v.sqrt().add_(config.epsilon);
        return m.div(denominator)
                .mul_(-move.group().learningRate() * Math.sqrt(correction2) / correction1);
    }

    /// Averages the rate that SGD would need, and switches when it has settled.
    private void follow(double squares, double slope, List<Move> moves) {
        double t = shared("steps") + 1;
        shared("steps", t);
        if (slope == 0) {
            return;
        }
        // γ = pᵀp / -pᵀg,  Λ ← β₂Λ + (1-β₂)γ
        double gamma = squares / -slope;
        double average = config.beta2 * shared("average") + (1 - config.beta2) * gamma;
        shared("average", average);
        double settled = average / (1 - Math.pow(config.beta2, t));
        if (t > 1 && settled > 0 && Math.abs(settled - gamma) < config.tolerance) {
            shared("sgd_rate", settled);
            for (Move move : moves) {
                move.slot().tensor("exp_avg").zero_();
                move.slot().number("rate", move.group().learningRate());
            }
        }
    }

    private void descend(Move move) {
        double now = move.group().learningRate();
        double then = move.slot().number("rate");
        double rate = then > 0 ? shared("sgd_rate") * now / then : shared("sgd_rate");
        // b ← β₁b + g
        Tensor g = decayed(move.g(), move.x(), move.group().weightDecay());
        Tensor b = move.slot().tensor("exp_avg").mul_(config.beta1).add_(g);
        // θ ← θ - (1-β₁)·Λ·b
        move.x().add_(b, -(1 - config.beta1) * rate);
    }

    @Override
    public String toString() {
        return "Swats" + config.toString().substring("Config".length());
    }
}
