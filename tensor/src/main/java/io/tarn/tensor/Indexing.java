package io.tarn.tensor;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.global.torch;

/// Operations that pick elements: by numbers and slices, which give views, or by tensors of indices
/// or masks, which copy.
sealed interface Indexing extends Operand permits Tensor {
    /// The element or slice at the given place of the first dimensions: `x.get(3, 4)`. Negative
    /// numbers count from the end.
    default Tensor get(long... place) {
        return Subscript.get((Tensor) this, Index.at(place));
    }

    /// Any mixture of numbers, slices and tensors: `x.get(Index.at(3), Index.slice(1, 5), Index.ELLIPSIS)`.
    default Tensor get(Index... parts) {
        return Subscript.get((Tensor) this, parts);
    }

    /// The elements where a mask holds, or the slices at some indices of the first dimension.
    default Tensor get(Tensor maskOrIndices) {
        return Subscript.get((Tensor) this, Index.of(maskOrIndices));
    }

    /// Sets what [#get] with the same place would give: `x.set_(5, Index.at(3, 4))`. The value comes
    /// first; [fill_][InPlace#fill_] sets all.
    default Tensor set_(double value, Index[] place) {
        return Subscript.set((Tensor) this, value, place);
    }

    /// Sets what [#get] with the same parts would give: `x.set_(0, Index.ALL, Index.from(2))`.
    default Tensor set_(double value, Index first, Index... others) {
        return Subscript.set((Tensor) this, value, Subscript.parts(first, others));
    }

    /// Replaces what [#get] with the same place would give; `value` is broadcast and converted.
    default Tensor set_(Tensor value, Index[] place) {
        return Subscript.set((Tensor) this, value, place);
    }

    /// Replaces what [#get] with the same parts would give; `value` is broadcast and converted.
    default Tensor set_(Tensor value, Index first, Index... others) {
        return Subscript.set((Tensor) this, value, Subscript.parts(first, others));
    }

    /// The slice at one index of a dimension, which it loses.
    default Tensor select(long dimension, long index) {
        return Call.asking(
                "select", this, x -> torch.select(x, dimension, index), dimension, index);
    }

    /// A part of one dimension, from `start` on.
    default Tensor narrow(long dimension, long start, long length) {
        return Call.asking(
                "narrow",
                this,
                x -> torch.narrow(x, dimension, start, length),
                dimension,
                start,
                length);
    }

    /// The slices of a dimension at some indices.
    default Tensor indexSelect(long dimension, Tensor index) {
        return Call.binary(
                "indexSelect", this, index, (x, i) -> torch.index_select(x, dimension, i));
    }

    /// The elements at places `index[i]` of a dimension, element by element.
    default Tensor gather(long dimension, Tensor index) {
        return Call.binary("gather", this, index, (x, i) -> torch.gather(x, dimension, i));
    }

    /// Like [#gather], with the other dimensions broadcast: made for the result of an argsort.
    default Tensor takeAlongDim(Tensor index, long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.binary(
                    "takeAlongDim", this, index, (x, i) -> torch.take_along_dim(x, i, optional));
        }
    }

    /// The elements at places counted in row-major order.
    default Tensor take(Tensor index) {
        return Call.binary("take", this, index, torch::take);
    }

    /// The elements where `mask` holds, in one dimension.
    default Tensor maskedSelect(Tensor mask) {
        return Call.binary("maskedSelect", this, mask, torch::masked_select);
    }

    /// The places of the elements other than 0, one per row.
    default Tensor nonzero() {
        return Call.unary("nonzero", this, torch::nonzero);
    }
}
