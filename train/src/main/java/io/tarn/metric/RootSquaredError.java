package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The root of the mean squared error, in the unit of the target: √(Σ (ŷ - y)² / n).
public final class RootSquaredError implements Metric {
    private final Mean mean = new Mean();

    private RootSquaredError() {}

    public static RootSquaredError of() {
        return new RootSquaredError();
    }

    @Override
    public String name() {
        return "rmse";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            Residuals residuals = Residuals.of("RootSquaredError", prediction, target);
            for (int i = 0; i < residuals.size(); i++) {
                mean.add(residuals.at(i) * residuals.at(i), 1);
            }
        }
    }

    @Override
    public double value() {
        return Math.sqrt(mean.value());
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
