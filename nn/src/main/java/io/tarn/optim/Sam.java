package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Sharpness-aware minimisation: another optimizer moves θ by the gradient at the worst point
/// nearby (Foret et al., 2021).
///
/// ```
/// first pass:   ε = ρ·g / ‖g‖,  θ ← θ + ε
/// second pass:  θ ← θ - ε, then the inner optimizer's step with the gradient at θ + ε
/// ```
///
/// One update takes two gradients of the same batch: `sam.step(() -> loss(batch))` makes both
/// passes. A loop of one's own asks [#passes], and computes a fresh gradient before each [#step()].
public final class Sam implements Optimizer {
    private static final double SMALLEST = 1e-12;

    /// How a [Sam] is built.
    public record Config(double radius) {
        public Config {
            Settings.positive("Sam.radius", radius);
        }

        Config() {
            this(0.05);
        }

        /// ρ: how far away the worst point may be.
        public Config radius(double rho) {
            return new Config(rho);
        }
    }

    private final Optimizer inner;
    private final Config config;
    private final IdentityHashMap<Parameter, Tensor> starts =
            new IdentityHashMap<>(); // θ while away from it

    private Sam(Optimizer inner, Config config) {
        this.inner = inner;
        this.config = config;
    }

    public static Sam of(Optimizer inner) {
        return of(inner, config -> config);
    }

    /// `Sam.of(Sgd.of(parameters), c -> c.radius(0.1))`.
    public static Sam of(Optimizer inner, UnaryOperator<Config> choose) {
        return new Sam(inner, choose.apply(new Config()));
    }

    @Override
    public List<ParameterGroup> groups() {
        return inner.groups();
    }

    @Override
    public int passes() {
        return 2;
    }

    /// Climbs at the first call, comes back and steps at the second.
    @Override
    public void step() {
        try (var _ = Scope.open();
                var _ = Gradient.off()) {
            if (starts.isEmpty()) {
                climb();
            } else {
                comeBack();
                inner.step();
            }
        }
    }

    private void climb() {
        List<Parameter> moving =
                parameters().stream()
                        .filter(parameter ->
                                parameter.isTrainable() && parameter.grad().isPresent())
                        .toList();
        List<Tensor> g = moving.stream().map(parameter -> parameter.grad().orElseThrow()).toList();
        if (g.isEmpty()) {
            return;
        }
        Tensor norm = Norms.of(g).add_(SMALLEST);
        for (int i = 0; i < moving.size(); i++) {
            Tensor x = moving.get(i).value();
            starts.put(moving.get(i), x.detach().copy().unscoped());
            // θ ← θ + ρ·g / ‖g‖
            x.addcdiv_(g.get(i), norm, config.radius);
        }
    }

    private void comeBack() {
        starts.forEach((parameter, start) -> {
            parameter.value().copy_(start);
            start.close();
        });
        starts.clear();
    }

    @Override
    public Map<String, Tensor> state() {
        requireHome("state");
        return inner.state();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        requireHome("load");
        inner.load(state);
    }

    private void requireHome(String method) {
        if (!starts.isEmpty()) {
            throw TensorException.of(
                    "Sam." + method,
                    "both passes of an update to be made",
                    "the first only",
                    "call step() once more");
        }
    }

    @Override
    public String toString() {
        return "Sam(%s, radius %s)".formatted(inner, config.radius);
    }
}
