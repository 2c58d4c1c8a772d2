package io.tarn.classic.bound;

import io.tarn.tensor.TensorException;

/// Hoeffding's inequality for all of a finite number of models at once: P(some |L(train) - L(all)| > ε) ≤ 2·|H|·exp(-2nε²).
///
/// Validation is training too: where the best of m models is chosen by its loss on n validation examples, |H| is m, however large the sets
/// were that the models came from.
///
/// @param models |H|, the number of models that were chosen among
public record Hoeffding(double models) implements Bound {
    private static final String WHO = "Hoeffding";

    public Hoeffding {
        if (!(models >= 1) || Double.isInfinite(models)) {
            throw TensorException.of(
                    WHO,
                    "1 model or more, finitely many",
                    models,
                    "use VapnikChervonenkis for endless sets");
        }
    }

    /// For one model that was chosen before the examples were seen.
    public static Hoeffding single() {
        return new Hoeffding(1);
    }

    /// δ = 2·|H|·exp(-2nε²)
    @Override
    public double probability(long n, double gap) {
        Bound.requireSamples(WHO, n);
        Bound.requireGap(WHO, gap);
        return Math.exp(Math.min(0, logTwice() - 2.0 * n * gap * gap));
    }

    /// n = ln(2·|H| / δ) / (2ε²)
    @Override
    public long samples(double gap, double probability) {
        Bound.requireGap(WHO, gap);
        Bound.requireProbability(WHO, probability);
        double n = (logTwice() - Math.log(probability)) / (2 * gap * gap);
        return Math.max(1, (long) Math.ceil(n));
    }

    /// ε = √(ln(2·|H| / δ) / 2n)
    @Override
    public double gap(long n, double probability) {
        Bound.requireSamples(WHO, n);
        Bound.requireProbability(WHO, probability);
        return Math.sqrt((logTwice() - Math.log(probability)) / (2.0 * n));
    }

    /// ln 2·|H|, which does not run over.
    private double logTwice() {
        return Math.log(2) + Math.log(models);
    }
}
