package io.tarn.data.table;

/// Mean, deviation and skewness of some numbers.
///
/// @param deviation of the numbers themselves: divided by n, not n - 1
record Moments(double mean, double deviation, double skewness) {
    static Moments of(double[] values) {
        int n = values.length;
        if (n == 0) {
            return new Moments(0, 0, 0);
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / n;
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double distance = value - mean;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }
        // σ = √(Σ(x - μ)² / n);  γ = Σ(x - μ)³ / (n·σ³)
        double deviation = Math.sqrt(squares / n);
        if (!(deviation > 1e-12 * Math.abs(mean)) || !Double.isFinite(deviation)) {
            return new Moments(mean, 0, 0);
        }
        return new Moments(mean, deviation, cubes / n / (deviation * deviation * deviation));
    }

    /// The middle of numbers in order, NaN of none.
    static double median(double[] sorted) {
        int n = sorted.length;
        if (n == 0) {
            return Double.NaN;
        }
        return n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
    }
}
