package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch;

/// Sorting, ranking and searching along a dimension. Equal elements keep their order.
sealed interface Sorting extends Operand permits Tensor {
    /// The elements in rising order, and where each one was.
    default Picked sort(long dimension) {
        return Tuples.asking(
                "sort",
                this,
                x -> torch.sort(x, Natives.YES, dimension, false),
                Picked::new,
                dimension);
    }

    default Picked sortDescending(long dimension) {
        return Tuples.asking(
                "sortDescending",
                this,
                x -> torch.sort(x, Natives.YES, dimension, true),
                Picked::new,
                dimension);
    }

    /// The indices that sort a dimension in rising order.
    default Tensor argsort(long dimension) {
        return Call.asking(
                "argsort", this, x -> torch.argsort(x, true, dimension, false), dimension);
    }

    default Tensor argsortDescending(long dimension) {
        return Call.asking(
                "argsortDescending", this, x -> torch.argsort(x, true, dimension, true), dimension);
    }

    /// The `k` largest elements along a dimension, the largest first.
    default Picked topk(long k, long dimension) {
        return Tuples.asking(
                "topk",
                this,
                x -> torch.topk(x, k, dimension, true, true),
                Picked::new,
                k,
                dimension);
    }

    /// The `k` smallest elements along a dimension, the smallest first.
    default Picked bottomk(long k, long dimension) {
        return Tuples.asking(
                "bottomk",
                this,
                x -> torch.topk(x, k, dimension, false, true),
                Picked::new,
                k,
                dimension);
    }

    /// The different elements in rising order, whatever the shape.
    default Unique unique() {
        long[] shape = ((Tensor) this).sizes();
        return Tuples.three(
                "unique",
                this,
                x -> {
                    try (var flat = x.flatten()) {
                        return torch.unique_dim(flat, 0, true, true, true);
                    }
                },
                (values, inverse, counts) -> new Unique(values, inverse.view(shape), counts));
    }

    /// The different slices along a dimension in lexicographic order.
    default Unique unique(long dimension) {
        return Tuples.three(
                "unique", this, x -> torch.unique_dim(x, dimension, true, true, true), Unique::new);
    }

    /// The elements without immediate repetitions.
    default Unique uniqueConsecutive() {
        return Tuples.three(
                "uniqueConsecutive",
                this,
                x -> torch.unique_consecutive(x, true, true, Natives.NO_LONG),
                Unique::new);
    }

    /// Where each value belongs in the last dimension of this tensor, which is sorted; before equal elements.
    default Tensor searchsorted(Tensor values) {
        return Call.binary("searchsorted", this, values, torch::searchsorted);
    }

    /// Like [#searchsorted], after equal elements.
    default Tensor searchsortedRight(Tensor values) {
        return Call.binary(
                "searchsortedRight",
                this,
                values,
                (x, y) ->
                        torch.searchsorted(
                                x, y, false, true, Natives.NO_STRING, Natives.NO_TENSOR));
    }

    /// The number of `boundaries`, which are sorted, that lie below each element.
    default Tensor bucketize(Tensor boundaries) {
        return Call.binary("bucketize", this, boundaries, torch::bucketize);
    }
}
