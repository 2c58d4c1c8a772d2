package io.tarn.classic.bound;

import io.tarn.tensor.TensorException;

/// The bound for endless sets of classifiers, which counts only how many ways they can part n examples: P(some |L(train) - L(all)| > ε) ≤
/// 4·m(2n)·exp(-nε²/8), where m is the growth function.
///
/// The VC dimension is the largest number of examples that can be parted in every way.
///
/// @param dimension the VC dimension, up to a million
public record VapnikChervonenkis(int dimension) implements Bound {
    private static final String WHO = "VapnikChervonenkis";
    private static final long MOST = MOST_SAMPLES / 4;
    private static final int MOST_DIMENSIONS = 1_000_000;

    public VapnikChervonenkis {
        if (dimension < 1 || dimension > MOST_DIMENSIONS) {
            throw TensorException.of(
                    WHO,
                    "a dimension from 1 to a million",
                    dimension,
                    "that of thresholds is 1, that of linear classifiers columns + 1");
        }
    }

    /// Linear classifiers, w·x + b > 0: the VC dimension is the number of columns and one.
    public static VapnikChervonenkis linear(int columns) {
        if (columns < 1 || columns == Integer.MAX_VALUE) {
            throw TensorException.of(WHO, "1 column or more", columns, "count those of x");
        }
        return new VapnikChervonenkis(columns + 1);
    }

    /// The most ways in which n examples can be parted into two classes: Σ C(n, i) over i = 0 … d (Sauer's lemma).
    public double growth(long n) {
        Bound.requireSamples(WHO, n);
        return Math.exp(logGrowth(n));
    }

    private double logGrowth(long n) {
        double logTerm = 0; // ln C(n, i)
        double logSum = 0;
        for (int i = 1; i <= Math.min(dimension, n); i++) {
            logTerm += Math.log((double) (n - i + 1) / i);
            double larger = Math.max(logSum, logTerm);
            logSum = larger + Math.log1p(Math.exp(Math.min(logSum, logTerm) - larger));
        }
        return logSum;
    }

    /// The ways in which a hyperplane can part n points of d columns, no d + 1 of which lie on one: 2·Σ C(n - 1, i) over i = 0 … d (Cover, 1965).
    public static double linearDichotomies(long n, int columns) {
        Bound.requireSamples(WHO, n);
        return n == 1 ? 2 : 2 * new VapnikChervonenkis(columns).growth(n - 1);
    }

    /// δ = 4·m(2n)·exp(-nε²/8)
    @Override
    public double probability(long n, double gap) {
        Bound.requireSamples(WHO, n);
        Bound.requireGap(WHO, gap);
        return Math.exp(Math.min(0, logProbability(n, gap)));
    }

    private double logProbability(long n, double gap) {
        return Math.log(4) + logGrowth(2 * n) - n * gap * gap / 8;
    }

    /// The least n with 4·m(2n)·exp(-nε²/8) ≤ δ from which on it stays so, by bisection.
    @Override
    public long samples(double gap, double probability) {
        Bound.requireGap(WHO, gap);
        Bound.requireProbability(WHO, probability);
        long enough = 1;
        while (logProbability(enough, gap) > Math.log(probability)) {
            if (enough > MOST) {
                throw TensorException.of(
                        WHO, "a gap that examples can reach", gap, "ask for a larger one");
            }
            enough *= 2;
        }
        long few = enough / 2;
        while (enough - few > 1) {
            long middle = few + (enough - few) / 2;
            if (logProbability(middle, gap) > Math.log(probability)) {
                few = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }

    /// ε = √(8·ln(4·m(2n) / δ) / n)
    @Override
    public double gap(long n, double probability) {
        Bound.requireSamples(WHO, n);
        Bound.requireProbability(WHO, probability);
        return Math.sqrt(8 * (Math.log(4) + logGrowth(2 * n) - Math.log(probability)) / n);
    }
}
