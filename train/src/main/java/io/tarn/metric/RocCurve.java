package io.tarn.metric;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// What share of each side is called positive when every score from a threshold on is.
///
/// The first point is (0, 0) with an infinite threshold, the last one (1, 1).
///
/// @param falsePositives the share of the negatives that is called positive
/// @param truePositives the share of the positives that is called positive
/// @param thresholds falling scores: log(p / (1 - p)) of class 1 of two classes, or the probability of one of several
public record RocCurve(double[] falsePositives, double[] truePositives, double[] thresholds) {
    static RocCurve of(Ranking ranking) {
        return new RocCurve(
                points(ranking, i -> (double) ranking.alarms()[i] / ranking.negatives(), 0),
                points(ranking, i -> (double) ranking.hits()[i] / ranking.positives(), 0),
                points(ranking, i -> ranking.scores()[i], Double.POSITIVE_INFINITY));
    }

    private static double[] points(Ranking ranking, IntToDoubleFunction at, double first) {
        return IntStream.range(-1, ranking.size())
                .mapToDouble(i -> i < 0 ? first : at.applyAsDouble(i))
                .toArray();
    }

    public int size() {
        return thresholds.length;
    }
}
