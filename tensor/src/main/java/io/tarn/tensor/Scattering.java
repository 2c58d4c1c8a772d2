package io.tarn.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/// Copies of a tensor in which some elements, chosen by index or by mask, are replaced. For the same
/// in place see [InPlace] and [Indexing#set_].
sealed interface Scattering extends Operand permits Tensor {
    /// `value` where `mask` holds, x elsewhere.
    default Tensor maskedFill(Tensor mask, double value) {
        try (Scalar scalar = Natives.scalar(value)) {
            return Call.binary("maskedFill", this, mask, (x, m) -> torch.masked_fill(x, m, scalar));
        }
    }

    /// The elements of `source`, one after the other, where `mask` holds; x elsewhere.
    default Tensor maskedScatter(Tensor mask, Tensor source) {
        return Call.ternary("maskedScatter", this, mask, source, torch::masked_scatter);
    }

    /// x with `source[i]` at place `index[i]` of a dimension, element by element.
    default Tensor scatter(long dimension, Tensor index, Tensor source) {
        return Call.ternary(
                "scatter", this, index, source, (x, i, s) -> torch.scatter(x, dimension, i, s));
    }

    default Tensor scatter(long dimension, Tensor index, double value) {
        try (Scalar scalar = Natives.scalar(value)) {
            return Call.binary(
                    "scatter", this, index, (x, i) -> torch.scatter(x, dimension, i, scalar));
        }
    }

    /// x with `source[i]` added at place `index[i]` of a dimension, element by element.
    default Tensor scatterAdd(long dimension, Tensor index, Tensor source) {
        return Call.ternary(
                "scatterAdd",
                this,
                index,
                source,
                (x, i, s) -> torch.scatter_add(x, dimension, i, s));
    }

    /// x with all the elements of `source` that go to one place folded into what is there.
    default Tensor scatterReduce(long dimension, Tensor index, Tensor source, Fold fold) {
        return Call.ternary(
                "scatterReduce",
                this,
                index,
                source,
                (x, i, s) -> torch.scatter_reduce(x, dimension, i, s, fold.nativeName(), true));
    }

    /// x with the slices of `source` added to those at `index`.
    default Tensor indexAdd(long dimension, Tensor index, Tensor source) {
        return Call.ternary(
                "indexAdd", this, index, source, (x, i, s) -> torch.index_add(x, dimension, i, s));
    }

    /// x with the slices of `source` at `index`.
    default Tensor indexCopy(long dimension, Tensor index, Tensor source) {
        return Call.ternary(
                "indexCopy",
                this,
                index,
                source,
                (x, i, s) -> torch.index_copy(x, dimension, i, s));
    }

    /// x with the slices at `index` filled.
    default Tensor indexFill(long dimension, Tensor index, double value) {
        try (Scalar scalar = Natives.scalar(value)) {
            return Call.binary(
                    "indexFill", this, index, (x, i) -> torch.index_fill(x, dimension, i, scalar));
        }
    }

    /// x with `source` at places counted in row-major order.
    default Tensor put(Tensor index, Tensor source) {
        return Call.ternary("put", this, index, source, torch::put);
    }

    /// A last dimension of `classes` that is 1 at the place that each element says, and 0 elsewhere.
    default Tensor oneHot(long classes) {
        try {
            return Call.unary("oneHot", this, x -> torch.one_hot(x, classes));
        } catch (TensorException e) {
            throw new OutOfRange(
                            "classes",
                            classes,
                            "give the number of classes, one more than the largest")
                    .explain("oneHot", e, (Tensor) this, 0);
        }
    }
}
