package io.tarn.recipes.sick;

import io.tarn.nn.Parameter;
import io.tarn.optim.Adam;
import io.tarn.optim.AdamW;
import io.tarn.optim.Optimizer;
import io.tarn.optim.Sgd;
import java.util.List;

/// Which optimizer trains, with its settings.
sealed interface Rule {
    Optimizer optimizer(List<Parameter> parameters);

    Rule times(double factor);

    Rule decay(double decay);

    record ByAdam(double rate, double decay, double epsilon) implements Rule {
        @Override
        public Optimizer optimizer(List<Parameter> parameters) {
            return Adam.of(
                    parameters, c -> c.learningRate(rate).weightDecay(decay).epsilon(epsilon));
        }

        @Override
        public Rule times(double factor) {
            return new ByAdam(rate * factor, decay, epsilon);
        }

        @Override
        public Rule decay(double value) {
            return new ByAdam(rate, value, epsilon);
        }
    }

    /// Its decay is kept apart from the gradients, and is usually a hundred times that of the others.
    record ByAdamW(double rate, double decay) implements Rule {
        private static final double TIMES = 100;

        @Override
        public Optimizer optimizer(List<Parameter> parameters) {
            return AdamW.of(parameters, c -> c.learningRate(rate).weightDecay(TIMES * decay));
        }

        @Override
        public Rule times(double factor) {
            return new ByAdamW(rate * factor, decay);
        }

        @Override
        public Rule decay(double value) {
            return new ByAdamW(rate, value);
        }
    }

    record BySgd(double rate, double momentum, double decay) implements Rule {
        @Override
        public Optimizer optimizer(List<Parameter> parameters) {
            return Sgd.of(
                    parameters,
                    c -> {
                        Sgd.Config plain = c.learningRate(rate).weightDecay(decay);
                        return momentum > 0 ? plain.momentum(momentum) : plain;
                    });
        }

        @Override
        public Rule times(double factor) {
            return new BySgd(rate * factor, momentum, decay);
        }

        @Override
        public Rule decay(double value) {
            return new BySgd(rate, momentum, value);
        }
    }

    static Rule adam(double rate) {
        return new ByAdam(rate, 0, 1e-8);
    }

    static Rule adamW(double rate) {
        return new ByAdamW(rate, 1e-4);
    }

    static Rule sgd(double rate, double momentum) {
        return new BySgd(rate, momentum, 0);
    }
}
