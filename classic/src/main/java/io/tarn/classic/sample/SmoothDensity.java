package io.tarn.classic.sample;

/// A log density that knows its gradient.
///
/// ```java
/// SmoothDensity normal = (x, slope) -> {
///     slope[0] = -x[0];
///     return -x[0] * x[0] / 2;
/// };
/// ```
@FunctionalInterface
public interface SmoothDensity extends LogDensity {
    /// log p(x), and its gradient into `slope`.
    double at(double[] x, double[] slope);

    @Override
    default double at(double[] x) {
        return at(x, new double[x.length]);
    }
}
