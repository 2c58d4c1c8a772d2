package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The mean of -log p over the examples, where p is the probability of the right class: cross entropy, in nats.
public final class LogLoss implements Metric {
    private final Mean mean = new Mean();

    private LogLoss() {}

    public static LogLoss of() {
        return new LogLoss();
    }

    @Override
    public String name() {
        return "log_loss";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            Classified rows = Classified.of("LogLoss", prediction, target);
            for (double logLikelihood : rows.logLikelihoods()) {
                mean.add(-logLikelihood, 1);
            }
        }
    }

    @Override
    public double value() {
        return mean.value();
    }

    @Override
    public Optional<String> reason() {
        return mean.reason();
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
