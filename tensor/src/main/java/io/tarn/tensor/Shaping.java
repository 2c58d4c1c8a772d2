package io.tarn.tensor;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.global.torch;

/// Operations that give the same elements another shape, as views of the same memory where possible.
sealed interface Shaping extends Operand permits Tensor {
    /// The same elements in another shape; one size may be -1 and is inferred.
    default Tensor reshape(long... sizes) {
        return Call.asking("reshape", this, x -> torch.reshape(x, sizes), sizes);
    }

    /// Like [#reshape], but always a view: it fails where only a copy could have that shape.
    default Tensor view(long... sizes) {
        return Call.asking("view", this, x -> x.view(sizes), sizes);
    }

    default Tensor viewAs(Tensor other) {
        return view(other.sizes());
    }

    /// All elements in one dimension.
    default Tensor flatten() {
        return flatten(0, -1);
    }

    /// Joins all dimensions from `start` on into one.
    default Tensor flatten(long start) {
        return flatten(start, -1);
    }

    /// Joins the dimensions from `start` to `end`, which is included.
    default Tensor flatten(long start, long end) {
        return Call.asking("flatten", this, x -> torch.flatten(x, start, end), start, end);
    }

    /// Breaks one dimension up into several; one size may be -1 and is inferred.
    default Tensor unflatten(long dimension, long... sizes) {
        return Call.asking("unflatten", this, x -> torch.unflatten(x, dimension, sizes), sizes);
    }

    default Tensor transpose(long a, long b) {
        return Call.asking("transpose", this, x -> torch.transpose(x, a, b), a, b);
    }

    /// The transpose of a matrix; vectors stay as they are.
    default Tensor t() {
        return Call.unary("t", this, torch::t);
    }

    /// The transposes of a batch of matrices: the last two dimensions change places.
    default Tensor mT() {
        return Call.unary("mT", this, x -> x.mT());
    }

    /// The dimensions in another order.
    default Tensor permute(long... order) {
        return Call.asking("permute", this, x -> torch.permute(x, order), order);
    }

    /// Moves one dimension to another place; the others keep their order.
    default Tensor movedim(long from, long to) {
        return Call.asking("movedim", this, x -> torch.movedim(x, from, to), from, to);
    }

    default Tensor movedim(long[] from, long... to) {
        return Call.asking("movedim", this, x -> torch.movedim(x, from, to), to);
    }

    /// Adds a dimension of size 1 at `dimension`.
    default Tensor unsqueeze(long dimension) {
        return Call.asking("unsqueeze", this, x -> torch.unsqueeze(x, dimension), dimension);
    }

    /// Removes all dimensions of size 1.
    default Tensor squeeze() {
        return Call.unary("squeeze", this, torch::squeeze);
    }

    /// Removes a dimension if its size is 1.
    default Tensor squeeze(long dimension) {
        return Call.asking("squeeze", this, x -> torch.squeeze(x, dimension), dimension);
    }

    /// A view of the same memory: index (i, j, …) is the element `offset` + i·strides₀ + j·strides₁ + …
    default Tensor asStrided(long[] sizes, long[] strides, long offset) {
        try (var start = new LongOptional(offset)) {
            return Call.asking(
                    "asStrided", this, x -> torch.as_strided(x, sizes, strides, start), offset);
        }
    }

    /// Stretches dimensions of size 1 without copying; -1 leaves a size alone.
    default Tensor expand(long... sizes) {
        return Call.asking("expand", this, x -> x.expand(sizes, false), sizes);
    }

    default Tensor expandAs(Tensor other) {
        return expand(other.sizes());
    }

    /// Windows of `size` that lie `step` apart along a dimension; they become the last dimension.
    default Tensor unfold(long dimension, long size, long step) {
        return Call.asking(
                "unfold", this, x -> x.unfold(dimension, size, step), dimension, size, step);
    }
}
