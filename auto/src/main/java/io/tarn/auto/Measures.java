package io.tarn.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Scores of predictions: for classes accuracy first, for numbers R² first.
///
/// The interval of the accuracy is Wilson's; the others come from drawing the rows anew (bootstrap).
final class Measures {
    private static final int DRAWS = 300;
    private static final int MOST_ROWS = 20_000;
    private static final double Z = 1.959964;

    /// Predictions beside what is true; numbers as the file has them.
    record Judged(double[][] predictions, double[] y) {
        Judged rows(int[] chosen) {
            return new Judged(
                    Arrays.stream(chosen).mapToObj(i -> predictions[i]).toArray(double[][]::new),
                    Arrays.stream(chosen).mapToDouble(i -> y[i]).toArray());
        }
    }

    private Measures() {}

    /// The score that people look at first.
    static Score main(TaskKind kind, Judged judged, long seed) {
        return kind.isClassification()
                ? accuracy(judged)
                : drawn("R²", true, judged, seed, Measures::explained);
    }

    static List<Score> of(TaskKind kind, Judged judged, long seed) {
        List<Score> scores = new ArrayList<>(List.of(main(kind, judged, seed)));
        if (kind.isClassification()) {
            scores.add(drawn("balanced accuracy", true, judged, seed, Classes::balancedAccuracy));
            scores.add(drawn("F1", true, judged, seed, Classes::meanF1));
            if (kind == TaskKind.BINARY) {
                scores.add(drawn("ROC AUC", true, judged, seed, Classes::areaUnderCurve));
            }
            scores.add(drawn("log loss", false, judged, seed, Classes::logLoss));
        } else {
            scores.add(drawn("RMSE", false, judged, seed, Measures::rootMeanSquare));
            scores.add(drawn("MAE", false, judged, seed, Measures::meanAbsolute));
        }
        return scores;
    }

    /// Wilson: (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n)
    private static Score accuracy(Judged judged) {
        double n = judged.y.length;
        double p = Classes.accuracy(judged);
        double middle = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double all = 1 + Z * Z / n;
        return new Score("accuracy", p, (middle - half) / all, (middle + half) / all, true);
    }

    private static Score drawn(
            String name,
            boolean better,
            Judged judged,
            long seed,
            ToDoubleFunction<Judged> measure) {
        SplittableRandom chance = new SplittableRandom(seed);
        int size = judged.y.length;
        int draw = Math.min(size, MOST_ROWS);
        int draws = size > 2000 ? DRAWS / 3 : DRAWS;
        double[] values = new double[draws];
        for (int d = 0; d < draws; d++) {
            int[] rows = new int[draw];
            for (int i = 0; i < draw; i++) {
                rows[i] = chance.nextInt(size);
            }
            values[d] = measure.applyAsDouble(judged.rows(rows));
        }
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double value = measure.applyAsDouble(judged);
        // fewer rows were drawn than there are: the interval shrinks with the square root
        double shrink = Math.sqrt((double) draw / size);
        double low = known.length == 0 ? value : known[(int) (0.025 * (known.length - 1))];
        double high = known.length == 0 ? value : known[(int) (0.975 * (known.length - 1))];
        return new Score(
                name,
                value,
                value + (low - value) * shrink,
                value + (high - value) * shrink,
                better);
    }

    /// 1 - Σ(y - ŷ)² / Σ(y - ȳ)²
    static double explained(Judged judged) {
        double mean = Arrays.stream(judged.y).average().orElse(0);
        double around = Arrays.stream(judged.y).map(y -> (y - mean) * (y - mean)).sum();
        return 1 - squares(judged) / Math.max(around, 1e-300);
    }

    static double rootMeanSquare(Judged judged) {
        return Math.sqrt(squares(judged) / judged.y.length);
    }

    static double meanAbsolute(Judged judged) {
        double sum = 0;
        for (int i = 0; i < judged.y.length; i++) {
            sum += Math.abs(judged.y[i] - judged.predictions[i][0]);
        }
        return sum / judged.y.length;
    }

    private static double squares(Judged judged) {
        double sum = 0;
        for (int i = 0; i < judged.y.length; i++) {
            double error = judged.y[i] - judged.predictions[i][0];
            sum += error * error;
        }
        return sum;
    }
}
