package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Muon: moves matrices by an orthogonal matrix near their momentum (Jordan, 2024); [AdamW] moves
/// the rest.
///
/// ```
/// b ← μb + (1-μ)g
/// u = (1-μ)g + μb
/// O = NewtonSchulz(u), which is nearly UVᵀ of the decomposition u = USVᵀ
/// θ ← θ - ηλθ
/// θ ← θ - η·s·O,   s as in [Scale]
/// ```
///
/// Embeddings and the last layer do better with AdamW: `c.matrices(p -> …)` leaves them out.
public final class Muon extends PerParameter {
    /// How large the steps of a matrix `[m, n]` are.
    public enum Scale {
        /// s = √max(1, m/n), as in the first publication.
        ORIGINAL,
        /// s = 0.2·√max(m, n): as large as AdamW's, so that rates carry over.
        LIKE_ADAM_W;

        double of(double rows, double columns) {
            return switch (this) {
                case ORIGINAL -> Math.sqrt(Math.max(1, rows / columns));
                case LIKE_ADAM_W -> 0.2 * Math.sqrt(Math.max(rows, columns));
            };
        }
    }

    /// How a [Muon] is built.
    public record Config(
            double learningRate,
            double momentum,
            double weightDecay,
            Scale scale,
            Optional<DType> precision,
            Predicate<Parameter> matrices,
            UnaryOperator<AdamW.Config> others) {
        public Config {
            Settings.notNegative("Muon.learningRate", learningRate);
            Settings.share("Muon.momentum", momentum);
            Settings.notNegative("Muon.weightDecay", weightDecay);
        }

        Config() {
            this(
                    1e-3,
                    0.95,
                    0.1,
                    Scale.ORIGINAL,
                    Optional.empty(),
                    parameter -> true,
                    others -> others);
        }

        public Config learningRate(double rate) {
            return new Config(rate, momentum, weightDecay, scale, precision, matrices, others);
        }

        public Config momentum(double mu) {
            return new Config(learningRate, mu, weightDecay, scale, precision, matrices, others);
        }

        /// Decoupled: shrinks the parameters directly.
        public Config weightDecay(double decay) {
            return new Config(learningRate, momentum, decay, scale, precision, matrices, others);
        }

        public Config scale(Scale scale) {
            return new Config(
                    learningRate, momentum, weightDecay, scale, precision, matrices, others);
        }

        /// The type to orthogonalise in, the parameter's own if not given; bfloat16 suffices on a
        /// GPU.
        public Config precision(DType type) {
            return new Config(
                    learningRate,
                    momentum,
                    weightDecay,
                    scale,
                    Optional.of(type),
                    matrices,
                    others);
        }

        /// Which of the parameters with two dimensions are moved by orthogonal matrices.
        public Config matrices(Predicate<Parameter> chosen) {
            return new Config(
                    learningRate, momentum, weightDecay, scale, precision, chosen, others);
        }

        /// Configures AdamW for the rest, which starts with the same rate and decay.
        public Config others(UnaryOperator<AdamW.Config> choose) {
            return new Config(
                    learningRate, momentum, weightDecay, scale, precision, matrices, choose);
        }
    }

    private final Config config;

    private Muon(List<ParameterGroup> groups, Config config) {
        super(groups, config.learningRate, config.weightDecay, Memory.of("momentum_buffer"));
        this.config = config;
    }

    public static Optimizer of(List<Parameter> parameters) {
        return of(parameters, config -> config);
    }

    /// `Muon.of(parameters, c -> c.learningRate(0.02).others(o -> o.learningRate(3e-4)))`.
    public static Optimizer of(List<Parameter> parameters, UnaryOperator<Config> choose) {
        return ofGroups(List.of(ParameterGroup.of(parameters)), choose);
    }

    /// Groups may have rates and decays of their own; one with matrices and others becomes two.
    public static Optimizer ofGroups(List<ParameterGroup> groups, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config());
        Predicate<Parameter> matrix = p -> p.value().rank() == 2 && config.matrices.test(p);
        List<ParameterGroup> matrices = parts(groups, matrix);
        List<ParameterGroup> others = parts(groups, matrix.negate());
        List<Optimizer> parts = new ArrayList<>();
        if (!matrices.isEmpty()) {
            parts.add(new Muon(matrices, config));
        }
        if (!others.isEmpty()) {
            parts.add(
                    AdamW.ofGroups(
                            others,
                            c ->
                                    config.others.apply(
                                            c.learningRate(config.learningRate)
                                                    .weightDecay(config.weightDecay))));
        }
        return parts.size() == 1 ? parts.getFirst() : Combined.of(parts);
    }

    private static List<ParameterGroup> parts(
            List<ParameterGroup> groups, Predicate<Parameter> chosen) {
        return groups.stream()
                .map(group -> group.part(chosen))
                .filter(group -> !group.parameters().isEmpty())
                .toList();
    }

    @Override
    void update(Tensor x, Tensor g, Slot slot, ParameterGroup group) { // [m, n]
        Tensor b = slot.tensor("momentum_buffer");
        double rate = group.learningRate();
        // b ← μb + (1-μ)g
        b.lerp_(g, 1 - config.momentum);
        // u = (1-μ)g + μb
        Tensor u = g.copy().lerp_(b, config.momentum);
        Tensor o = NewtonSchulz.orthogonal(u.to(config.precision.orElse(slot.type())));
        // θ ← θ - ηλθ
        x.mul_(1 - rate * group.weightDecay());
        // θ ← θ - η·s·O
        x.add_(o.to(slot.type()), -rate * config.scale.of(x.size(0), x.size(1)));
    }

    @Override
    public String toString() {
        return "Muon" + config.toString().substring("Config".length());
    }
}
