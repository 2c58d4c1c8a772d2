package io.tarn.metric;

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
                ranking.points(i -> (double) ranking.alarms()[i] / ranking.negatives(), 0),
                ranking.points(i -> (double) ranking.hits()[i] / ranking.positives(), 0),
                ranking.points(i -> ranking.scores()[i], Double.POSITIVE_INFINITY));
    }

    public int size() {
        return thresholds.length;
    }
}
