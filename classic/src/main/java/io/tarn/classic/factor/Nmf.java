package io.tarn.classic.factor;

import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.classic.Transformation;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Non-negative matrix factorisation: rows as sums of a few parts, X ≈ W·H, where no number is below 0, so that parts only ever add up.
///
/// The parts are the rows of H; [#transform] tells how much of each a row has. The loss never rises while it learns.
public final class Nmf implements Transformation {
    public static final String TYPE = "nmf";

    private static final String WHO = "Nmf";

    private final Tensor components; // [components, columns]
    private final Config config;
    private final double error;

    /// How far W·H is from X.
    public enum Loss {
        /// Half the squared distance, ½·‖X - W·H‖²; by coordinate descent.
        FROBENIUS,
        /// Σ x·ln(x / x̂) - x + x̂, made for counts; by multiplicative updates.
        KULLBACK_LEIBLER
    }

    /// @param iterations at most, over W and H
    /// @param tolerance it stops when ten iterations lower the loss by less than this part of the first loss
    /// @param seed of the search for the singular vectors that it starts with
    public record Config(Loss loss, int iterations, double tolerance, long seed) {
        public Config {
            if (iterations < 1) {
                throw TensorException.of(
                        WHO, "1 iteration or more", iterations, "200 are mostly enough");
            }
            if (!(tolerance >= 0)) {
                throw TensorException.of(
                        WHO, "a tolerance of 0 or more", tolerance, "0 never stops early");
            }
        }

        public Config loss(Loss distance) {
            return new Config(distance, iterations, tolerance, seed);
        }

        public Config iterations(int most) {
            return new Config(loss, most, tolerance, seed);
        }

        public Config tolerance(double part) {
            return new Config(loss, iterations, part, seed);
        }

        public Config seed(long start) {
            return new Config(loss, iterations, tolerance, start);
        }
    }

    private Nmf(Tensor components, Config config, double error) {
        this.components = components.unscoped();
        this.config = config;
        this.error = error;
    }

    /// @param x `[rows, columns]`, no number below 0
    public static Nmf fit(Tensor x, int components) {
        return fit(x, components, c -> c);
    }

    public static Nmf fit(Tensor x, int components, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(Loss.FROBENIUS, 500, 1e-5, 0));
        try (var scope = Scope.open()) {
            Tensor rows = Counts.dense(WHO, x, 1);
            long most = Math.min(rows.size(0), rows.size(1));
            if (components < 1 || components > most) {
                throw TensorException.of(
                        WHO,
                        "1 to %d components".formatted(most),
                        components,
                        "there are no more parts than rows or columns");
            }
            return learned(rows, components, config);
        }
    }

    private static Nmf learned(Tensor x, int components, Config config) {
        FactorStep step = FactorStep.of(config.loss());
        var start = NonNegativeStart.of(x, components, config.seed());
        if (config.loss() == Loss.KULLBACK_LEIBLER) {
            start = start.filled(x);
        }
        Tensor w = start.w();
        Tensor h = start.h();
        double first = step.loss(x, w, h);
        double last = first;
        for (int i = 1; i <= config.iterations(); i++) {
            try (var scope = Scope.open()) {
                w = scope.keep(step.improved(x, w, h));
                h = scope.keep(step.improved(x.t(), h.t(), w.t()).t());
            }
            if (i % 10 == 0 || i == config.iterations()) {
                double now = step.loss(x, w, h);
                boolean settled = last - now <= config.tolerance() * first;
                last = now;
                if (settled) {
                    break;
                }
            }
        }
        return new Nmf(h.contiguous(), config, last);
    }

    /// `[components, columns]`, the parts
    public Tensor components() {
        return components;
    }

    /// The loss on the rows that it learned from.
    public double error() {
        return error;
    }

    /// The loss on these rows.
    public double error(Tensor x) {
        try (var scope = Scope.open()) {
            Tensor rows = Counts.dense(WHO, x, 1);
            return FactorStep.of(config.loss()).loss(rows, transform(rows), components);
        }
    }

    /// The W of least loss, with H as it is.
    @Override
    public Tensor transform(Tensor x) {
        try (var scope = Scope.open()) {
            Examples.asked(WHO, x, components.size(1));
            Tensor rows = Counts.dense(WHO, x, 0);
            FactorStep step = FactorStep.of(config.loss());
            double scale = rows.size(0) == 0 ? 0 : rows.mean().item() / components.size(0);
            Tensor w = Tensor.ones(rows.size(0), components.size(0)).toDouble();
            w = w.mul(Math.sqrt(scale));
            double gap = 1;
            for (int i = 0; i < config.iterations() && gap > config.tolerance(); i++) {
                Tensor next = step.improved(rows, w, components);
                gap = next.sub(w).norm().item() / Math.max(next.norm().item(), Double.MIN_NORMAL);
                w = next;
            }
            return scope.keep(w);
        }
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of(
                        "loss", config.loss().name().toLowerCase(Locale.ROOT),
                        "iterations", config.iterations(),
                        "tolerance", config.tolerance(),
                        "error", error),
                Map.of("components", components));
    }

    public static Nmf restore(Saved saved) {
        Loss loss = saved.text("loss").equals("frobenius") ? Loss.FROBENIUS : Loss.KULLBACK_LEIBLER;
        int iterations = saved.count("iterations", 1, Integer.MAX_VALUE);
        Config config = new Config(loss, iterations, saved.number("tolerance"), 0);
        return new Nmf(saved.tensor("components", -1, -1), config, saved.number("error"));
    }

    @Override
    public String toString() {
        return "Nmf(%d columns, %d parts)".formatted(components.size(1), components.size(0));
    }
}
