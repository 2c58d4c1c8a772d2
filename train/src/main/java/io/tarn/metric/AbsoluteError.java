package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The mean absolute error, Σ |ŷ - y| / n, over all numbers.
public final class AbsoluteError implements Metric {
    private final Mean mean = new Mean();

    private AbsoluteError() {}

    public static AbsoluteError of() {
        return new AbsoluteError();
    }

    @Override
    public String name() {
        return "mae";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            Residuals residuals = Residuals.of("AbsoluteError", prediction, target);
            for (int i = 0; i < residuals.size(); i++) {
                mean.add(Math.abs(residuals.at(i)), 1);
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
