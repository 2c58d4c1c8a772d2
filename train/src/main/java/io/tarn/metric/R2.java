package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.Optional;

/// The share of the target's variance that the prediction explains: R² = 1 - Σ (y - ŷ)² / Σ (y - ȳ)².
///
/// 1 is perfect, 0 is as good as the mean, below 0 is worse. Of several outputs it is the mean of theirs. Where all targets of an output
/// are equal there is nothing to explain: NaN.
public final class R2 implements Metric {
    private Moments[] outputs = new Moments[0];

    private R2() {}

    public static R2 of() {
        return new R2();
    }

    /// One output: Welford's running mean ȳ and its Σ (y - ȳ)², and Σ (y - ŷ)².
    private static final class Moments {
        private long n;
        private double mean;
        private double spread;
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;
        private double error;

        void add(double y, double residual) {
            n++;
            double apart = y - mean;
            mean += apart / n;
            spread += apart * (y - mean);
            error += residual * residual;
            least = Math.min(least, y);
            most = Math.max(most, y);
        }

        double value() {
            return least == most ? Double.NaN : 1 - error / spread;
        }
    }

    @Override
    public String name() {
        return "r2";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            Residuals residuals = Residuals.of("R2", prediction, target);
            if (outputs.length == 0) {
                outputs = new Moments[residuals.width()];
                Arrays.setAll(outputs, _ -> new Moments());
            }
            if (residuals.size() > 0 && residuals.width() != outputs.length) {
                throw TensorException.of(
                        "R2",
                        outputs.length + " numbers in a row, as before",
                        residuals.width(),
                        "use one metric for each network");
            }
            for (int i = 0; i < residuals.size(); i++) {
                outputs[i % outputs.length].add(residuals.actual()[i], residuals.at(i));
            }
        }
    }

    @Override
    public double value() {
        return Arrays.stream(outputs).mapToDouble(Moments::value).average().orElse(Double.NaN);
    }

    @Override
    public Optional<String> reason() {
        if (!Double.isNaN(value())) {
            return Optional.empty();
        }
        if (outputs.length == 0 || outputs[0].n == 0) {
            return Optional.of("nothing was added");
        }
        boolean flat = Arrays.stream(outputs).anyMatch(output -> output.least == output.most);
        return Optional.of(flat ? "all targets are equal" : "a number is NaN");
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
