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
        return Call.unary("sum", this, x -> torch.sum(x, dimensions, false, Natives.SAME_TYPE));
    }

    default Tensor sumKeep(long... dimensions) {
        return Call.unary("sum", this, x -> torch.sum(x, dimensions, true, Natives.SAME_TYPE));
    }

    default Tensor mean() {
        return Call.unary("mean", this, torch::mean);
    }

    default Tensor mean(long... dimensions) {
        return Call.unary("mean", this, x -> torch.mean(x, dimensions, false, Natives.SAME_TYPE));
    }

    default Tensor meanKeep(long... dimensions) {
        return Call.unary("mean", this, x -> torch.mean(x, dimensions, true, Natives.SAME_TYPE));
    }

    /// The product of all elements.
    default Tensor prod() {
        return Call.unary("prod", this, torch::prod);
    }

    default Tensor prod(long dimension) {
        return Call.unary("prod", this, x -> torch.prod(x, dimension, false, Natives.SAME_TYPE));
    }

    default Tensor prodKeep(long dimension) {
        return Call.unary("prod", this, x -> torch.prod(x, dimension, true, Natives.SAME_TYPE));
    }

    /// The largest element.
    default Tensor max() {
        return Call.unary("max", this, torch::max);
    }

    /// The largest elements along some dimensions; equal ones share the gradient.
    default Tensor max(long... dimensions) {
        return Call.unary("max", this, x -> torch.amax(x, dimensions, false));
    }

    default Tensor maxKeep(long... dimensions) {
        return Call.unary("max", this, x -> torch.amax(x, dimensions, true));
    }

    /// The largest elements along one dimension and where they lie.
    default Picked maxWithIndices(long dimension) {
        return Tuples.two("maxWithIndices", this, x -> torch.max(x, dimension, false), Picked::new);
    }

    /// The smallest element.
    default Tensor min() {
        return Call.unary("min", this, torch::min);
    }

    default Tensor min(long... dimensions) {
        return Call.unary("min", this, x -> torch.amin(x, dimensions, false));
    }

    default Tensor minKeep(long... dimensions) {
        return Call.unary("min", this, x -> torch.amin(x, dimensions, true));
    }

    /// The smallest elements along one dimension and where they lie.
    default Picked minWithIndices(long dimension) {
        return Tuples.two("minWithIndices", this, x -> torch.min(x, dimension, false), Picked::new);
    }

    /// The index of the largest element, in row-major order.
    default Tensor argmax() {
        return Call.unary("argmax", this, torch::argmax);
    }

    /// The index of the largest element along one dimension.
    default Tensor argmax(long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.unary("argmax", this, x -> torch.argmax(x, optional, false));
        }
    }

    default Tensor argmaxKeep(long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.unary("argmax", this, x -> torch.argmax(x, optional, true));
        }
    }

    default Tensor argmin() {
        return Call.unary("argmin", this, torch::argmin);
    }

    default Tensor argmin(long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.unary("argmin", this, x -> torch.argmin(x, optional, false));
        }
    }

    default Tensor argminKeep(long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.unary("argmin", this, x -> torch.argmin(x, optional, true));
        }
    }

    /// Whether every element is true, or not 0.
    default Tensor all() {
        return Call.unary("all", this, torch::all);
    }

    default Tensor all(long... dimensions) {
        return Call.unary("all", this, x -> torch.all(x, dimensions, false));
    }

    default Tensor allKeep(long... dimensions) {
        return Call.unary("all", this, x -> torch.all(x, dimensions, true));
    }

    /// Whether any element is true, or not 0.
    default Tensor any() {
        return Call.unary("any", this, torch::any);
    }

    default Tensor any(long... dimensions) {
        return Call.unary("any", this, x -> torch.any(x, dimensions, false));
    }

    default Tensor anyKeep(long... dimensions) {
        return Call.unary("any", this, x -> torch.any(x, dimensions, true));
    }

    default Tensor countNonzero() {
        return Call.unary("countNonzero", this, torch::count_nonzero);
    }

    default Tensor countNonzero(long... dimensions) {
        return Call.unary("countNonzero", this, x -> torch.count_nonzero(x, dimensions));
    }

    /// log Σ eˣ along some dimensions, without overflow.
    default Tensor logsumexp(long... dimensions) {
        return Call.unary("logsumexp", this, x -> torch.logsumexp(x, dimensions, false));
    }

    default Tensor logsumexpKeep(long... dimensions) {
        return Call.unary("logsumexp", this, x -> torch.logsumexp(x, dimensions, true));
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
            return Call.unary("norm", this, x -> torch.norm(x, optional, dimensions, false));
        }
    }

    default Tensor normKeep(double p, long... dimensions) {
        try (Scalar order = new Scalar(p);
                var optional = new ScalarOptional(order)) {
            return Call.unary("norm", this, x -> torch.norm(x, optional, dimensions, true));
        }
    }

    /// The sum of the elements that are not NaN.
    default Tensor nansum(long... dimensions) {
        return Call.unary("nansum", this, x -> torch.nansum(x, dimensions, false, Natives.SAME_TYPE));
    }

    /// The mean of the elements that are not NaN.
    default Tensor nanmean(long... dimensions) {
        return Call.unary("nanmean", this, x -> torch.nanmean(x, dimensions, false, Natives.SAME_TYPE));
    }
}
