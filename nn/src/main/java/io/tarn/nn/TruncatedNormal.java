package io.tarn.nn;

import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Normal numbers that stay inside an interval, by inverting the distribution function.
final class TruncatedNormal {
    private TruncatedNormal() {}

    static Tensor draw(
            Shape shape, Random random, double mean, double deviation, double low, double high) {
        if (!(low < high) || !(deviation > 0)) {
            throw TensorException.of(
                    "Init.truncatedNormal",
                    "low < high and a deviation above 0",
                    "%s to %s, deviation %s".formatted(low, high, deviation),
                    "the limits are values, not numbers of deviations");
        }
        double a = distribution((low - mean) / deviation);
        double b = distribution((high - mean) / deviation);
        // x = μ + σ·√2·erf⁻¹(2u - 1), u ~ U(Φ(a), Φ(b))
        Tensor u = random.uniform(shape, 2 * a - 1, 2 * b - 1);
        return u.erfinv().mul(deviation * Math.sqrt(2)).add(mean).clamp(low, high);
    }

    /// Φ(z).
    private static double distribution(double z) {
        return 0.5 * (1 + Tensor.scalar(z / Math.sqrt(2)).toDouble().erf().item());
    }
}
