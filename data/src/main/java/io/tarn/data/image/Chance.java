package io.tarn.data.image;

import java.util.random.RandomGenerator;

/// Random numbers that augmentations draw.
final class Chance {
    private Chance() {}

    /// Spread evenly from `low` to `high`, which may be equal.
    static double between(RandomGenerator chance, double low, double high) {
        return low + (high - low) * chance.nextDouble();
    }

    /// A factor, spread evenly around 1 and never below 0.
    static double factor(RandomGenerator chance, double strength) {
        return between(chance, Math.max(0, 1 - strength), 1 + strength);
    }

    /// Spread evenly in proportions: as often in 1 to 2 as in 2 to 4.
    static double proportion(RandomGenerator chance, double low, double high) {
        return Math.exp(between(chance, Math.log(low), Math.log(high)));
    }

    /// Beta(α, α) = G / (G + G'), with two draws from Gamma(α, 1)
    static double beta(RandomGenerator chance, double alpha) {
        double a = gamma(chance, alpha);
        double b = gamma(chance, alpha);
        return a + b == 0 ? (chance.nextBoolean() ? 1 : 0) : a / (a + b);
    }

    /// After Marsaglia and Tsang, A simple method for generating gamma variables (2000).
    private static double gamma(RandomGenerator chance, double alpha) {
        if (alpha < 1) {
            return gamma(chance, alpha + 1) * Math.pow(chance.nextDouble(), 1 / alpha);
        }
        double d = alpha - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = chance.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0
                    && Math.log(1 - chance.nextDouble())
                            < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
