package io.tarn.recipes;

import java.util.Arrays;

/// The distance of two recordings of any length, where one may be spoken slower here and faster there (dynamic time warping).
final class TimeWarping {
    private TimeWarping() {}

    /// The mean distance of frames along the best alignment: d(i, j) = c(i, j) + min(d(i-1, j), d(i, j-1), d(i-1, j-1)).
    static double distance(float[][] one, float[][] other) { // [frames, features]
        double[] before = new double[other.length + 1];
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        before[0] = 0;
        for (float[] frame : one) {
            double[] now = new double[other.length + 1];
            now[0] = Double.POSITIVE_INFINITY;
            for (int j = 1; j <= other.length; j++) {
                double least = Math.min(Math.min(before[j], now[j - 1]), before[j - 1]);
                now[j] = least + euclidean(frame, other[j - 1]);
            }
            before = now;
        }
        return before[other.length] / (one.length + other.length);
    }

    private static double euclidean(float[] x, float[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (double) (x[i] - y[i]);
        }
        return Math.sqrt(sum);
    }
}
