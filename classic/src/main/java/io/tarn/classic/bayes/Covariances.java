package io.tarn.classic.bayes;

import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.stream.IntStream;

/// How far the rows of each class spread around its mean, for [GaussianClassifier].
final class Covariances {
    private Covariances() {}

    /// `[classes, columns, columns]`, or `[1, columns, columns]` for one that all classes share.
    static Tensor of(Tensor x, Groups groups, Tensor means, GaussianClassifier.Config config) {
        Tensor centred = x.sub(means.indexSelect(0, groups.classes()));
        int classes = (int) means.size(0);
        List<Tensor> scatters =
                switch (config.covariance()) {
                    case SHARED -> List.of(scatter(centred, x, x.size(0), classes, config));
                    case OWN ->
                            IntStream.range(0, classes)
                                    .mapToObj(k -> groups.classes().eq(k).nonzero().squeeze(1))
                                    .map(rows ->
                                            scatter(
                                                    centred.indexSelect(0, rows),
                                                    x.indexSelect(0, rows),
                                                    rows.size(0),
                                                    1,
                                                    config))
                                    .toList();
                };
        return Tensor.stack(scatters, 0);
    }

    /// Σ = Σₙ(xₙ - μ)(xₙ - μ)ᵀ / n, then (1-s)·Σ + s·(tr Σ / columns)·I
    ///
    /// @param taken means that were estimated from the same rows
    private static Tensor scatter(
            Tensor centred, Tensor x, long rows, int taken, GaussianClassifier.Config config) {
        // What is left of a column that never changes is rounding.
        Tensor rounding = x.abs().max(0).mul(1e-14);
        Tensor kept = centred.where(centred.abs().max(0).gt(rounding), 0);
        Tensor sigma = kept.t().matmul(kept).div(divisor(rows, taken, config));
        double level = sigma.diagonal(0).mean().item();
        double s = config.shrinkage();
        return sigma.mul(1 - s).add(Tensor.eye(x.size(1)).toDouble().mul(s * level));
    }

    private static double divisor(long rows, int taken, GaussianClassifier.Config config) {
        if (config.estimate() == GaussianClassifier.Estimate.MAXIMUM_LIKELIHOOD) {
            return rows;
        }
        if (rows <= taken) {
            throw TensorException.of(
                    GaussianClassifier.WHO,
                    "more rows than means for an unbiased covariance",
                    "%d rows, %d means".formatted(rows, taken),
                    "take Estimate.MAXIMUM_LIKELIHOOD, or give it more rows");
        }
        return rows - taken;
    }

    /// L with Σ = L·Lᵀ for each Σ.
    ///
    /// Whether one is singular is judged by the correlations, which do not depend on the columns' units.
    static Tensor factors(Tensor covariances) {
        Tensor deviations = covariances.diagonal(0).sqrt(); // [matrices, columns]
        Tensor unit = deviations.unsqueeze(2).mul(deviations.unsqueeze(1));
        boolean flat = deviations.gt(0).all().itemLong() == 0;
        if (flat || smallest(covariances.div(unit)) <= 10 * Math.ulp(1.0) * unit.size(2)) {
            throw TensorException.of(
                    GaussianClassifier.WHO,
                    "columns that vary, each in its own way",
                    "a singular covariance",
                    "use shrinkage, c -> c.shrinkage(0.1), Covariance.SHARED, more rows or fewer columns");
        }
        return Decompositions.cholesky(covariances);
    }

    /// The least eigenvalue as a share of the greatest.
    private static double smallest(Tensor correlations) {
        Tensor values = Decompositions.eigvalsh(correlations); // [matrices, columns], rising
        return values.select(1, 0).div(values.select(1, -1)).min().item();
    }
}
