package io.tarn.metric;

/// Precision and recall when every score from a threshold on is called positive.
///
/// The first point is recall 0 with precision 1 and an infinite threshold.
///
/// @param thresholds falling scores: log(p / (1 - p)) of class 1 of two classes, or the probability of one of several
public record PrecisionRecallCurve(double[] precision, double[] recall, double[] thresholds) {
    static PrecisionRecallCurve of(Ranking ranking) {
        long[] hits = ranking.hits();
        long[] alarms = ranking.alarms();
        return new PrecisionRecallCurve(
                ranking.points(i -> (double) hits[i] / (hits[i] + alarms[i]), 1),
                ranking.points(i -> (double) hits[i] / ranking.positives(), 0),
                ranking.points(i -> ranking.scores()[i], Double.POSITIVE_INFINITY));
    }

    public int size() {
        return thresholds.length;
    }
}
