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
        return Math.min(1, 2 * models * Math.exp(-2 * n * gap * gap));
    }

    /// n = ln(2·|H| / δ) / (2ε²)
    @Override
    public long samples(double gap, double probability) {
        Bound.requireGap(WHO, gap);
        Bound.requireProbability(WHO, probability);
        return (long) Math.ceil(Math.log(2 * models / probability) / (2 * gap * gap));
    }

    /// ε = √(ln(2·|H| / δ) / 2n)
    @Override
    public double gap(long n, double probability) {
        Bound.requireSamples(WHO, n);
        Bound.requireProbability(WHO, probability);
        return Math.sqrt(Math.log(2 * models / probability) / (2 * n));
    }
}
