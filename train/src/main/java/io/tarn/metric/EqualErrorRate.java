package io.tarn.metric;

import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The error at the threshold where as large a share of the positives is missed as of the negatives is let through.
///
/// Verification is judged by it: class 1 are pairs of the same speaker, and the score of a pair is how alike they sound. 0 is perfect, 0.5 is
/// chance. Between two thresholds the ROC curve is a straight line.
public final class EqualErrorRate implements Metric {
    private final ScoreSheet sheet = new ScoreSheet(2);

    private EqualErrorRate() {}

    public static EqualErrorRate of() {
        return new EqualErrorRate();
    }

    @Override
    public String name() {
        return "equal_error_rate";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    /// @param prediction a score for each pair, `[n]`; the higher, the more alike
    /// @param target 1 for pairs that belong together, else 0, `[n]`
    @Override
    public void add(Tensor prediction, Tensor target) {
        sheet.add("EqualErrorRate", prediction, target);
    }

    @Override
    public double value() {
        return reason().isPresent() ? Double.NaN : crossing(sheet.ranking(1)).rate;
    }

    /// The score from which on pairs are taken to belong together; NaN where there is no value.
    public double threshold() {
        return reason().isPresent() ? Double.NaN : crossing(sheet.ranking(1)).threshold;
    }

    /// The shares that are let through and found at each threshold.
    public RocCurve curve() {
        return RocCurve.of(sheet.ranking(1));
    }

    private record Crossing(double rate, double threshold) {}

    /// Where misses - alarms changes its sign: EER = alarms₁ + w·(alarms₂ - alarms₁), w = d₁ / (d₁ - d₂), d = misses - alarms.
    private static Crossing crossing(Ranking ranking) {
        double before = 0; // alarms, where nothing is let through and everything is missed
        double apart = 1;
        for (int i = 0; i < ranking.size(); i++) {
            double alarms = (double) ranking.alarms()[i] / ranking.negatives();
            double misses = 1 - (double) ranking.hits()[i] / ranking.positives();
            if (misses <= alarms) {
                double w = apart / (apart - (misses - alarms));
                return new Crossing(before + w * (alarms - before), ranking.scores()[i]);
            }
            before = alarms;
            apart = misses - alarms;
        }
        throw new IllegalStateException("the last point lets everything through");
    }

    @Override
    public Optional<String> reason() {
        return sheet.reason(true);
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
