package io.tarn.auto;

import java.util.Arrays;
import java.util.List;

/// How far predictions of numbers may be off.
final class Margins {
    /// The share of rows whose number lies inside the interval.
    static final double CONFIDENCE = 0.9;

    private Margins() {}

    /// The distance that nine of ten validation rows keep, in the form that is learned (split conformal prediction); 0 for classes.
    static double of(Contest contest, Contestant chosen, Problem problem) {
        if (problem.kind().isClassification()) {
            return 0;
        }
        List<Fold> folds = contest.round();
        double[] distances =
                java.util.stream.IntStream.range(0, folds.size())
                        .boxed()
                        .flatMapToDouble(fold -> distances(folds.get(fold), chosen.trial(), fold))
                        .sorted()
                        .toArray();
        // ⌈(n + 1)·0.9⌉
        int rank = (int) Math.ceil((distances.length + 1) * CONFIDENCE);
        return distances[Math.clamp(rank - 1, 0, distances.length - 1)];
    }

    private static java.util.stream.DoubleStream distances(Fold fold, Trial trial, int number) {
        double[][] predicted = trial.validation().get(number);
        double[] y = fold.validation().y();
        double[] distances = new double[y.length];
        Arrays.setAll(distances, i -> Math.abs(predicted[i][0] - y[i]));
        return Arrays.stream(distances);
    }
}
