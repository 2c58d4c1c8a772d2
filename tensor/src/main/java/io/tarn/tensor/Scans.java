package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch;

/// Running folds along a dimension, and the differences that undo them.
sealed interface Scans extends Operand permits Tensor {
    default Tensor cumsum(long dimension) {
        return Call.asking("cumsum", this, x -> torch.cumsum(x, dimension), dimension);
    }

    default Tensor cumprod(long dimension) {
        return Call.asking("cumprod", this, x -> torch.cumprod(x, dimension), dimension);
    }

    /// log Σ eˣ over the elements so far.
    default Tensor logcumsumexp(long dimension) {
        return Call.asking("logcumsumexp", this, x -> torch.logcumsumexp(x, dimension), dimension);
    }

    /// The largest element so far, and where it lies.
    default Picked cummax(long dimension) {
        return Tuples.two("cummax", this, x -> torch.cummax(x, dimension), Picked::new);
    }

    /// The smallest element so far, and where it lies.
    default Picked cummin(long dimension) {
        return Tuples.two("cummin", this, x -> torch.cummin(x, dimension), Picked::new);
    }

    /// Each element minus the one before it; the dimension loses one.
    default Tensor diff(long dimension) {
        return Call.asking(
                "diff",
                this,
                x -> torch.diff(x, 1, dimension, Natives.NO_TENSOR, Natives.NO_TENSOR),
                dimension);
    }

    /// The integral along a dimension by the trapezoidal rule, with samples 1 apart.
    default Tensor trapezoid(long dimension) {
        return Call.scalar("trapezoid", this, 1, (x, step) -> torch.trapezoid(x, step, dimension));
    }

    /// The integral along a dimension by the trapezoidal rule, with samples at `points`.
    default Tensor trapezoid(Tensor points, long dimension) {
        return Call.binary("trapezoid", this, points, (x, p) -> torch.trapezoid(x, p, dimension));
    }
}
