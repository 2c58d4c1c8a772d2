package io.tarn.auto;

import io.tarn.auto.Measures.Judged;
import io.tarn.auto.Outcome.Bin;
import java.util.ArrayList;
import java.util.List;

/// What test predictions look like, for pictures.
final class Mistakes {
    private static final int BINS = 10;
    private static final int MOST_POINTS = 2000;

    private Mistakes() {}

    static Outcome.Errors of(Aim aim, Judged judged) {
        return aim.kind().isClassification()
                ? new Outcome.ClassErrors(
                        Classes.confusion(judged, aim.outputs()), calibration(judged))
                : numbers(judged);
    }

    /// Predictions by the confidence in the predicted class, ten bins of equal width; empty ones are left out.
    static List<Bin> calibration(Judged judged) {
        double[] confidence = new double[BINS];
        int[] right = new int[BINS];
        int[] counts = new int[BINS];
        for (int i = 0; i < judged.y().length; i++) {
            double[] p = judged.predictions()[i];
            int best = Classes.largest(p);
            int bin = Math.clamp((int) (p[best] * BINS), 0, BINS - 1);
            confidence[bin] += p[best];
            right[bin] += best == (int) judged.y()[i] ? 1 : 0;
            counts[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double n = counts[bin];
                bins.add(new Bin(confidence[bin] / n, right[bin] / n, counts[bin]));
            }
        }
        return bins;
    }

    private static Outcome.NumberErrors numbers(Judged judged) {
        List<Double> actual = new ArrayList<>();
        List<Double> predicted = new ArrayList<>();
        int size = judged.y().length;
        int points = Math.min(size, MOST_POINTS);
        for (int i = 0; i < points; i++) {
            int row = (int) ((long) i * size / points);
            actual.add(judged.y()[row]);
            predicted.add(judged.predictions()[row][0]);
        }
        return new Outcome.NumberErrors(actual, predicted);
    }
}
