package io.tarn.doctor.patient;

/// How outputs are spread; NaN where there are none.
///
/// @param mean ȳ
/// @param deviation √(Σ(y - ȳ)² / n)
/// @param zeros the share that is exactly 0
/// @param beyond the share beyond ±5
record WatchMoments(double mean, double deviation, double zeros, double beyond) {
    private static final double FAR = 5;

    static WatchMoments of(float[] y) {
        double sum = 0;
        int zeros = 0;
        int beyond = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i];
            zeros += y[i] == 0 ? 1 : 0;
            beyond += Math.abs(y[i]) > FAR ? 1 : 0;
        }
        double n = y.length; // 0 makes all of them NaN
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            squares += (y[i] - mean) * (y[i] - mean);
        }
        return new WatchMoments(mean, Math.sqrt(squares / n), zeros / n, beyond / n);
    }
}
