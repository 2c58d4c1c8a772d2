package io.tarn.classic.sample;

/// The variances of coordinates, place by place (Welford).
final class RunningVariance {
    private final double[] mean;
    private final double[] squares;
    private int count;

    RunningVariance(int dimensions) {
        mean = new double[dimensions];
        squares = new double[dimensions];
    }

    void add(double[] x) {
        count++;
        for (int i = 0; i < x.length; i++) {
            double apart = x[i] - mean[i];
            mean[i] += apart / count;
            squares[i] += apart * (x[i] - mean[i]);
        }
    }

    int count() {
        return count;
    }

    /// Variances, a little towards 0.001, so that few places do not make one 0: n/(n + 5)·s² + 5/(n + 5)·10⁻³
    double[] shrunk() {
        double[] variance = new double[mean.length];
        double n = count;
        for (int i = 0; i < variance.length; i++) {
            variance[i] = n / (n + 5) * squares[i] / (n - 1) + 5 / (n + 5) * 1e-3;
        }
        return variance;
    }
}
