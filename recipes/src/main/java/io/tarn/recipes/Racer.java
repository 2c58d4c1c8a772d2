package io.tarn.recipes;

import io.tarn.nn.Parameter;
import io.tarn.optim.Adagrad;
import io.tarn.optim.Adam;
import io.tarn.optim.AdamW;
import io.tarn.optim.Momentum;
import io.tarn.optim.Optimizer;
import io.tarn.optim.RmsProp;
import io.tarn.optim.Sgd;
import java.util.List;
import java.util.function.UnaryOperator;

/// An optimizer in a race, with everything but its learning rate.
///
/// @param maker makes it with a rate
record Racer(String name, String formula, Maker maker) {
    /// Makes an optimizer with a learning rate.
    @FunctionalInterface
    interface Maker {
        Optimizer of(List<Parameter> parameters, double rate);
    }

    /// They have one rate for all parameters.
    static final List<Racer> ONE_RATE =
            List.of(
                    descent("gradient descent", "θ ← θ - η·g", Momentum.none()),
                    descent("momentum (sum)", "m ← 0.9m - η·g; θ ← θ + m", Momentum.heavyBall(0.9)),
                    descent(
                            "momentum (mean)",
                            "v ← 0.9v + 0.1g; θ ← θ - η·v",
                            Momentum.movingAverage(0.9)),
                    descent(
                            "Nesterov",
                            "b ← 0.9b + g; θ ← θ - η·(g + 0.9b)",
                            Momentum.nesterov(0.9)));

    /// They divide by what they have seen of each parameter's gradients.
    static final List<Racer> OWN_RATES =
            List.of(
                    new Racer(
                            "Adagrad",
                            "s ← s + g²; θ ← θ - η·g/√s",
                            (p, rate) -> Adagrad.of(p, c -> c.learningRate(rate))),
                    new Racer(
                            "RMSProp",
                            "v ← 0.99v + 0.01g²; θ ← θ - η·g/√v",
                            (p, rate) -> RmsProp.of(p, c -> c.learningRate(rate))),
                    new Racer(
                            "Adam",
                            "m ← 0.9m + 0.1g; v ← 0.999v + 0.001g²; θ ← θ - η·m̂/√v̂",
                            (p, rate) -> Adam.of(p, c -> c.learningRate(rate))),
                    new Racer(
                            "AdamW",
                            "as Adam, and θ ← (1 - 0.01η)θ",
                            (p, rate) -> AdamW.of(p, c -> c.learningRate(rate))));

    static final List<Racer> ALL =
            java.util.stream.Stream.of(ONE_RATE, OWN_RATES).flatMap(List::stream).toList();

    private static Racer descent(String name, String formula, Momentum momentum) {
        UnaryOperator<Sgd.Config> remembering = c -> c.momentum(momentum);
        return new Racer(
                name,
                formula,
                (p, rate) -> Sgd.of(p, c -> remembering.apply(c).learningRate(rate)));
    }
}
