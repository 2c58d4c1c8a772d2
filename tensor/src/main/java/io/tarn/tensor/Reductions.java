package io.tarn.tensor;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.global.torch;

/// Operations that fold dimensions away. Without dimensions they fold all; `keep` variants leave size 1 behind.
sealed interface Reductions extends Operand permits Tensor {
    default Tensor sum() {
        return Call.unary("sum", this, torch::sum);
    }

    default Tensor sum(long... dimensions) {
        return Call.asking(
                "sum", this, x -> torch.sum(x, dimensions, false, Natives.SAME_TYPE), dimensions);
    }

    default Tensor sumKeep(long... dimensions) {
        return Call.asking(
                "sum", this, x -> torch.sum(x, dimensions, true, Natives.SAME_TYPE), dimensions);
    }

    default Tensor mean() {
        return Call.unary("mean", this, torch::mean);
    }

    default Tensor mean(long... dimensions) {
        return Call.asking(
                "mean", this, x -> torch.mean(x, dimensions, false, Natives.SAME_TYPE), dimensions);
    }

    default Tensor meanKeep(long... dimensions) {
        return Call.asking(
                "mean", this, x -> torch.mean(x, dimensions, true, Natives.SAME_TYPE), dimensions);
    }

    /// The product of all elements.
    default Tensor prod() {
        return Call.unary("prod", this, torch::prod);
    }

    default Tensor prod(long dimension) {
        return Call.asking(
                "prod", this, x -> torch.prod(x, dimension, false, Natives.SAME_TYPE), dimension);
    }

    default Tensor prodKeep(long dimension) {
        return Call.asking(
                "prod", this, x -> torch.prod(x, dimension, true, Natives.SAME_TYPE), dimension);
    }

    /// The largest element.
    default Tensor max() {
        return Call.unary("max", this, torch::max);
    }

    /// The largest elements along some dimensions; equal ones share the gradient.
    default Tensor max(long... dimensions) {
        return Call.asking("max", this, x -> torch.amax(x, dimensions, false), dimensions);
    }

    default Tensor maxKeep(long... dimensions) {
        return Call.asking("max", this, x -> torch.amax(x, dimensions, true), dimensions);
    }

    /// The largest elements along one dimension and where they lie.
    default Picked maxWithIndices(long dimension) {
        return Tuples.asking(
                "maxWithIndices",
                this,
                x -> torch.max(x, dimension, false),
                Picked::new,
                dimension);
    }

    /// The smallest element.
    default Tensor min() {
        return Call.unary("min", this, torch::min);
    }

    default Tensor min(long... dimensions) {
        return Call.asking("min", this, x -> torch.amin(x, dimensions, false), dimensions);
    }

    default Tensor minKeep(long... dimensions) {
        return Call.asking("min", this, x -> torch.amin(x, dimensions, true), dimensions);
    }

    /// The smallest elements along one dimension and where they lie.
    default Picked minWithIndices(long dimension) {
        return Tuples.asking(
                "minWithIndices",
                this,
                x -> torch.min(x, dimension, false),
                Picked::new,
                dimension);
    }

    /// The index of the largest element, in row-major order.
    default Tensor argmax() {
        return Call.unary("argmax", this, torch::argmax);
    }

    /// The index of the largest element along one dimension.
    default Tensor argmax(long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.asking("argmax", this, x -> torch.argmax(x, optional, false), dimension);
        }
    }

    default Tensor argmaxKeep(long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.asking("argmax", this, x -> torch.argmax(x, optional, true), dimension);
        }
    }

    default Tensor argmin() {
        return Call.unary("argmin", this, torch::argmin);
    }

    default Tensor argmin(long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.asking("argmin", this, x -> torch.argmin(x, optional, false), dimension);
        }
    }

    default Tensor argminKeep(long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.asking("argmin", this, x -> torch.argmin(x, optional, true), dimension);
        }
    }

    /// Whether every element is true, or not 0.
    default Tensor all() {
        return Call.unary("all", this, torch::all);
    }

    default Tensor all(long... dimensions) {
        return Call.asking("all", this, x -> torch.all(x, dimensions, false), dimensions);
    }

    default Tensor allKeep(long... dimensions) {
        return Call.asking("all", this, x -> torch.all(x, dimensions, true), dimensions);
    }

    /// Whether any element is true, or not 0.
    default Tensor any() {
        return Call.unary("any", this, torch::any);
    }

    default Tensor any(long... dimensions) {
        return Call.asking("any", this, x -> torch.any(x, dimensions, false), dimensions);
    }

    default Tensor anyKeep(long... dimensions) {
        return Call.asking("any", this, x -> torch.any(x, dimensions, true), dimensions);
    }

    default Tensor countNonzero() {
        return Call.unary("countNonzero", this, torch::count_nonzero);
    }

    default Tensor countNonzero(long... dimensions) {
        return Call.asking(
                "countNonzero", this, x -> torch.count_nonzero(x, dimensions), dimensions);
    }

    /// log Σ eˣ along some dimensions, without overflow.
    default Tensor logsumexp(long... dimensions) {
        return Call.asking(
                "logsumexp", this, x -> torch.logsumexp(x, dimensions, false), dimensions);
    }

    default Tensor logsumexpKeep(long... dimensions) {
        return Call.asking(
                "logsumexp", this, x -> torch.logsumexp(x, dimensions, true), dimensions);
    }

    /// √Σ|x|².
    default Tensor norm() {
        return Call.unary("norm", this, torch::norm);
    }

    /// (Σ|x|ᵖ)^(1/p) over all elements; p may be infinite.
    default Tensor norm(double p) {
        try (Scalar order = new Scalar(p)) {
            return Call.unary("norm", this, x -> torch.norm(x, order));
        }
    }

    /// (Σ|x|ᵖ)^(1/p) along some dimensions.
    default Tensor norm(double p, long... dimensions) {
        try (Scalar order = new Scalar(p);
                var optional = new ScalarOptional(order)) {
            return Call.asking(
                    "norm", this, x -> torch.norm(x, optional, dimensions, false), dimensions);
        }
    }

    default Tensor normKeep(double p, long... dimensions) {
        try (Scalar order = new Scalar(p);
                var optional = new ScalarOptional(order)) {
            return Call.asking(
                    "norm", this, x -> torch.norm(x, optional, dimensions, true), dimensions);
        }
    }

    /// The sum of the elements that are not NaN.
    default Tensor nansum(long... dimensions) {
        return Call.asking(
                "nansum",
                this,
                x -> torch.nansum(x, dimensions, false, Natives.SAME_TYPE),
                dimensions);
    }

    /// The mean of the elements that are not NaN.
    default Tensor nanmean(long... dimensions) {
        return Call.asking(
                "nanmean",
                this,
                x -> torch.nanmean(x, dimensions, false, Natives.SAME_TYPE),
                dimensions);
    }
}
