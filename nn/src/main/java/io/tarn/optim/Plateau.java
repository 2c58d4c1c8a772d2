package io.tarn.optim;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Lowers the learning rate when a metric has stopped to improve: η ← max(γ·η, ηₘ).
///
/// ```java
/// var plateau = Plateau.minimizing(optimizer, c -> c.patience(5));
/// …
/// plateau.observe(validationLoss);      // once an epoch
/// ```
public final class Plateau {
    /// How a [Plateau] is built.
    public record Config(
            double factor, long patience, double threshold, long cooldown, double minimum) {
        public Config {
            Settings.share("Plateau.factor", factor);
            Settings.atLeast(0, "Plateau.patience", patience);
            Settings.notNegative("Plateau.threshold", threshold);
            Settings.atLeast(0, "Plateau.cooldown", cooldown);
            Settings.notNegative("Plateau.minimum", minimum);
        }

        Config() {
            this(0.1, 10, 1e-4, 0, 0);
        }

        /// γ: what the rate is multiplied by.
        public Config factor(double gamma) {
            return new Config(gamma, patience, threshold, cooldown, minimum);
        }

        /// How many observations without improvement are borne.
        public Config patience(long observations) {
            return new Config(factor, observations, threshold, cooldown, minimum);
        }

        /// By what share of the best value an observation must be better to count.
        public Config threshold(double share) {
            return new Config(factor, patience, share, cooldown, minimum);
        }

        /// How many observations after a change are not counted.
        public Config cooldown(long observations) {
            return new Config(factor, patience, threshold, observations, minimum);
        }

        /// ηₘ: the rate does not fall below it.
        public Config minimum(double rate) {
            return new Config(factor, patience, threshold, cooldown, rate);
        }
    }

    private static final double SMALLEST_CHANGE = 1e-8;

    private final List<ParameterGroup> groups;
    private final Config config;
    private final double sign; // 1 where less is better
    private double best;
    private long bad;
    private long cooling;

    private Plateau(Optimizer optimizer, Config config, double sign) {
        this.groups = optimizer.groups();
        this.config = config;
        this.sign = sign;
        this.best = sign * Double.POSITIVE_INFINITY;
    }

    /// For a metric that should fall, such as a loss.
    public static Plateau minimizing(Optimizer optimizer, UnaryOperator<Config> choose) {
        return new Plateau(optimizer, choose.apply(new Config()), 1);
    }

    /// For a metric that should rise, such as an accuracy.
    public static Plateau maximizing(Optimizer optimizer, UnaryOperator<Config> choose) {
        return new Plateau(optimizer, choose.apply(new Config()), -1);
    }

    /// Takes note of the metric, and lowers the rates where it is time. NaN is no improvement.
    public void observe(double metric) {
        if (isBetter(metric)) {
            best = metric;
            bad = 0;
        } else {
            bad++;
        }
        if (cooling > 0) {
            cooling--;
            bad = 0;
        }
        if (bad > config.patience) {
            groups.forEach(this::lower);
            cooling = config.cooldown;
            bad = 0;
        }
    }

    private boolean isBetter(double metric) {
        return Double.isInfinite(best)
                ? sign * metric < sign * best
                : sign * metric < sign * best * (1 - sign * config.threshold);
    }

    private void lower(ParameterGroup group) {
        // η ← max(γ·η, ηₘ)
        double rate = Math.max(group.learningRate() * config.factor, config.minimum);
        if (group.learningRate() - rate > SMALLEST_CHANGE) {
            group.learningRate(rate);
        }
    }

    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("best", Saved.number(best));
        state.put("bad", Saved.count(bad));
        state.put("cooling", Saved.count(cooling));
        return state;
    }

    /// Continues from a saved [#state]; the rates are saved with the optimizer.
    public void load(Map<String, Tensor> state) {
        var expected = Map.of("best", Shape.of(), "bad", Shape.of(), "cooling", Shape.of());
        var saved = Saved.of("Plateau", expected, state);
        best = saved.number("best");
        bad = saved.count("bad");
        cooling = saved.count("cooling");
    }
}
