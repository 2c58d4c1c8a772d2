package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The mean squared error, Σ (ŷ - y)² / n, over all numbers.
public final class SquaredError implements Metric {
    private final Mean mean = new Mean();

    private SquaredError() {}

    public static SquaredError of() {
        return new SquaredError();
    }

    @Override
    public String name() {
        return "mse";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            Residuals residuals = Residuals.of("SquaredError", prediction, target);
            for (int i = 0; i < residuals.size(); i++) {
                mean.add(residuals.at(i) * residuals.at(i), 1);
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
