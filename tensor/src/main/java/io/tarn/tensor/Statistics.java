package io.tarn.tensor;

import java.lang.ref.Reference;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// Spread, order statistics and histograms. Variances divide by n - 1; the `biased` ones by n.
sealed interface Statistics extends Operand permits Tensor {
    default Tensor var() {
        return Call.unary("var", this, x -> torch.var(x, true));
    }

    /// Σ(x - x̄)² / (n - 1) along some dimensions.
    default Tensor var(long... dimensions) {
        return Call.asking("var", this, x -> torch.var(x, dimensions, true, false), dimensions);
    }

    default Tensor varKeep(long... dimensions) {
        return Call.asking("var", this, x -> torch.var(x, dimensions, true, true), dimensions);
    }

    /// Σ(x - x̄)² / n along some dimensions.
    default Tensor biasedVar(long... dimensions) {
        return Call.asking(
                "biasedVar", this, x -> torch.var(x, dimensions, false, false), dimensions);
    }

    default Tensor std() {
        return Call.unary("std", this, x -> torch.std(x, true));
    }

    /// √var along some dimensions.
    default Tensor std(long... dimensions) {
        return Call.asking("std", this, x -> torch.std(x, dimensions, true, false), dimensions);
    }

    default Tensor stdKeep(long... dimensions) {
        return Call.asking("std", this, x -> torch.std(x, dimensions, true, true), dimensions);
    }

    /// √biasedVar along some dimensions.
    default Tensor biasedStd(long... dimensions) {
        return Call.asking(
                "biasedStd", this, x -> torch.std(x, dimensions, false, false), dimensions);
    }

    /// The middle element; the lower one of two.
    default Tensor median() {
        return Call.unary("median", this, torch::median);
    }

    default Picked median(long dimension) {
        return Tuples.asking(
                "median", this, x -> torch.median(x, dimension, false), Picked::new, dimension);
    }

    /// The value below which the fraction `q` of the elements lies, interpolated linearly.
    default Tensor quantile(double q) {
        return Call.unary("quantile", this, x -> torch.quantile(x, q));
    }

    default Tensor quantile(double q, long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.asking(
                    "quantile",
                    this,
                    x -> torch.quantile(x, q, optional, false, "linear"),
                    dimension);
        }
    }

    /// Several quantiles along a dimension; they become the first dimension of the result.
    default Tensor quantile(Tensor q, long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.binary(
                    "quantile", this, q, (x, y) -> torch.quantile(x, y, optional, false, "linear"));
        }
    }

    /// The `k`-th smallest element along a dimension; the smallest one is the first.
    default Picked kthvalue(long k, long dimension) {
        return Tuples.asking(
                "kthvalue",
                this,
                x -> torch.kthvalue(x, k, dimension, false),
                Picked::new,
                k,
                dimension);
    }

    /// The most frequent element along a dimension.
    default Picked mode(long dimension) {
        return Tuples.asking(
                "mode", this, x -> torch.mode(x, dimension, false), Picked::new, dimension);
    }

    /// The numbers of elements in `bins` equal intervals from `low` to `high`; others are not counted.
    default Tensor histc(long bins, double low, double high) {
        try (Scalar a = Natives.scalar(low);
                Scalar b = Natives.scalar(high)) {
            return Call.asking("histc", this, x -> torch.histc(x, bins, a, b), bins);
        }
    }

    /// How often each whole number from 0 on occurs; at least `length` of them are counted.
    default Tensor bincount(long length) {
        return Call.asking(
                "bincount", this, x -> torch.bincount(x, Natives.NO_TENSOR, length), length);
    }

    /// Like [#bincount], adding the weight of each occurrence instead of 1.
    default Tensor bincount(Tensor weights, long length) {
        try (var optional = new TensorOptional(weights.raw("bincount"))) {
            return Call.asking("bincount", this, x -> torch.bincount(x, optional, length), length);
        } finally {
            Reference.reachabilityFence(weights);
        }
    }

    /// The covariance of the rows, which are variables; columns are observations.
    default Tensor cov() {
        return Call.unary("cov", this, torch::cov);
    }

    /// Pearson's correlation of the rows.
    default Tensor corrcoef() {
        return Call.unary("corrcoef", this, torch::corrcoef);
    }
}
