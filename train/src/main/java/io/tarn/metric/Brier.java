package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The mean squared distance of the probabilities from the truth.
///
/// For two classes it is (p₁ - y)², from 0 to 1; for more, Σ (pᵢ - yᵢ)² over the classes, from 0 to 2. A model that knows only how
/// frequent the classes are has p₁·(1 - p₁).
public final class Brier implements Metric {
    private final Mean mean = new Mean();

    private Brier() {}

    public static Brier of() {
        return new Brier();
    }

    @Override
    public String name() {
        return "brier";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            Classified rows = Classified.of("Brier", prediction, target);
            double[] p = rows.probabilities(); // [n, classes]
            int classes = rows.classes();
            for (int row = 0; row < rows.rows(); row++) {
                double sum = 0;
                for (int i = 0; i < classes; i++) {
                    double y = rows.labels()[row] == i ? 1 : 0;
                    double apart = p[row * classes + i] - y;
                    sum += apart * apart;
                }
                mean.add(classes == 2 ? sum / 2 : sum, 1);
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
