package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Loss scaling, which keeps the small gradients of float16 from becoming 0 (Micikevicius et al.,
/// 2018).
///
/// ```java
/// var scale = LossScale.dynamic();
/// scale.of(loss).backward();
/// scale.unscale(optimizer);                     // only where gradients are looked at, such as:
/// Clip.norm(optimizer.parameters(), 1.0);
/// scale.step(optimizer);                        // in place of optimizer.step()
/// ```
///
/// A step whose gradients are not all finite is left out, weights and moments untouched, and the
/// scale is lowered; after a while without such a step it grows again. Parameters should be
/// float32, and only the operations float16: in a float16 parameter's own gradient, what is small
/// becomes 0 once the scale is taken off.
public final class LossScale {
    /// How a [LossScale] is built.
    public record Config(double initial, double growth, double backoff, long interval) {
        public Config {
            Settings.positive("LossScale.initial", initial);
            Settings.positive("LossScale.growth", growth);
            Settings.positive("LossScale.backoff", backoff);
            Settings.fraction("LossScale.backoff", backoff);
            Settings.atLeast(1, "LossScale.interval", interval);
        }

        Config() {
            this(65536, 2, 0.5, 2000);
        }

        /// The first scale.
        public Config initial(double scale) {
            return new Config(scale, growth, backoff, interval);
        }

        /// What the scale is multiplied by after [#interval()] steps in a row.
        public Config growth(double factor) {
            return new Config(initial, factor, backoff, interval);
        }

        /// What the scale is multiplied by after a step that was left out.
        public Config backoff(double factor) {
            return new Config(initial, growth, factor, interval);
        }

        /// How many steps in a row it takes to grow.
        public Config interval(long steps) {
            return new Config(initial, growth, backoff, steps);
        }
    }

    private final Config config;
    private double value;
    private long row; // steps since the scale was changed
    private @Nullable Optimizer unscaled;
    private boolean finite;

    private LossScale(Config config) {
        this.config = config;
        this.value = config.initial;
    }

    public static LossScale dynamic() {
        return dynamic(config -> config);
    }

    /// `LossScale.dynamic(c -> c.initial(1024))`.
    public static LossScale dynamic(UnaryOperator<Config> choose) {
        return new LossScale(choose.apply(new Config()));
    }

    /// A scale that stays; steps with gradients that are not finite are still left out.
    public static LossScale fixed(double scale) {
        return new LossScale(new Config(scale, 1, 1, Long.MAX_VALUE));
    }

    /// The factor now.
    public double value() {
        return value;
    }

    /// The loss to call `backward()` on.
    public Tensor of(Tensor loss) {
        return loss.mul(value);
    }

    /// Divides the gradients by the scale, once before each step.
    public void unscale(Optimizer optimizer) {
        if (unscaled == optimizer) {
            return;
        }
        try (var _ = Scope.open();
                var _ = Gradient.off()) {
            List<Tensor> gradients =
                    optimizer.parameters().stream()
                            .filter(Parameter::isTrainable)
                            .flatMap(parameter -> parameter.grad().stream())
                            .toList();
            gradients.forEach(g -> g.mul_(1 / value));
            finite =
                    gradients.isEmpty()
                            || Double.isFinite(
                                    Norms.of(gradients, Double.POSITIVE_INFINITY).item());
        }
        unscaled = optimizer;
    }

    /// Unscales, steps if all gradients are finite, and adapts the scale. Tells whether it stepped.
    public boolean step(Optimizer optimizer) {
        unscale(optimizer);
        unscaled = null;
        if (finite) {
            optimizer.step();
            row++;
        }
        if (!finite || row == config.interval) {
            value *= finite ? config.growth : config.backoff;
            row = 0;
        }
        return finite;
    }

    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("scale", Saved.number(value));
        state.put("row", Saved.count(row));
        return state;
    }

    /// Continues from a saved [#state].
    public void load(Map<String, Tensor> state) {
        var saved = Saved.of("LossScale", Map.of("scale", Shape.of(), "row", Shape.of()), state);
        value = saved.number("scale");
        row = saved.count("row");
    }
}
