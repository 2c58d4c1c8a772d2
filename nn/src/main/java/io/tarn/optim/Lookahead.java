package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Slow weights that every k steps go a part of the way to where another optimizer has gone (Zhang
/// et al., 2019).
///
/// ```
/// φ ← φ + α(θ - φ),  θ ← φ      every k steps of the inner optimizer on θ
/// ```
public final class Lookahead implements Optimizer {
    /// How a [Lookahead] is built.
    public record Config(long every, double alpha) {
        public Config {
            Settings.atLeast(1, "Lookahead.every", every);
            Settings.fraction("Lookahead.alpha", alpha);
        }

        Config() {
            this(5, 0.5);
        }

        /// k: how many steps the inner optimizer makes alone.
        public Config every(long steps) {
            return new Config(steps, alpha);
        }

        /// α: how much of the way the slow weights go.
        public Config alpha(double alpha) {
            return new Config(every, alpha);
        }
    }

    private final Optimizer inner;
    private final Config config;
    private final Slots slow;

    private Lookahead(Optimizer inner, Config config) {
        this.inner = inner;
        this.config = config;
        this.slow = new Slots("Lookahead", Memory.of("slow").shared("steps"), inner.groups());
    }

    public static Lookahead of(Optimizer inner) {
        return of(inner, config -> config);
    }

    /// `Lookahead.of(Adam.of(parameters), c -> c.every(6))`.
    public static Lookahead of(Optimizer inner, UnaryOperator<Config> choose) {
        return new Lookahead(inner, choose.apply(new Config()));
    }

    @Override
    public List<ParameterGroup> groups() {
        return inner.groups();
    }

    @Override
    public int passes() {
        return inner.passes();
    }

    @Override
    public void step() {
        try (var _ = Scope.open();
                var _ = Gradient.off()) {
            List<Parameter> moving = parameters().stream().filter(Parameter::isTrainable).toList();
            moving.forEach(this::start);
            inner.step();
            double steps = slow.shared("steps") + 1;
            slow.shared("steps", steps);
            if (steps % (config.every * passes()) == 0) {
                moving.forEach(this::synchronise);
            }
        }
    }

    /// φ = θ at first.
    private void start(Parameter parameter) {
        Slot slot = slow.of(parameter);
        if (slot.step() == 0) {
            slot.tensor("slow").copy_(parameter.value());
            slot.step(1);
        }
    }

    private void synchronise(Parameter parameter) {
        // φ ← φ + α(θ - φ)
        Tensor phi = slow.of(parameter).tensor("slow").lerp_(parameter.value(), config.alpha);
        // θ ← φ
        parameter.value().copy_(phi);
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(slow.state());
        state.putAll(Saved.under("inner.", inner.state()));
        return state;
    }

    @Override
    public void load(Map<String, Tensor> state) {
        slow.load(Saved.beside("inner.", state));
        inner.load(Saved.below("inner.", state));
    }

    @Override
    public String toString() {
        return "Lookahead(%s, every %d steps, alpha %s)"
                .formatted(inner, config.every, config.alpha);
    }
}
