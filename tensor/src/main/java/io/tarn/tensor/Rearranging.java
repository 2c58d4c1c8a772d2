package io.tarn.tensor;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.global.torch;

/// Operations that split, repeat and reorder elements. Splits give views.
sealed interface Rearranging extends Operand permits Tensor {
    /// `pieces` equal parts along a dimension; the last one may be smaller.
    default List<Tensor> chunk(long pieces, long dimension) {
        return Call.many("chunk", this, x -> torch.chunk(x, pieces, dimension), pieces, dimension);
    }

    /// Parts of `size` along a dimension; the last one may be smaller.
    default List<Tensor> split(long size, long dimension) {
        return Call.many("split", this, x -> torch.split(x, size, dimension), size, dimension);
    }

    /// Parts of the given sizes along a dimension.
    default List<Tensor> split(long[] sizes, long dimension) {
        return Call.many("split", this, x -> torch.split_with_sizes(x, sizes, dimension), sizes);
    }

    /// The slices along a dimension, which they lose.
    default List<Tensor> unbind(long dimension) {
        return Call.many("unbind", this, x -> torch.unbind(x, dimension), dimension);
    }

    /// The elements in reverse order along some dimensions.
    default Tensor flip(long... dimensions) {
        return Call.asking("flip", this, x -> torch.flip(x, dimensions), dimensions);
    }

    /// Shifts along a dimension; what leaves at one end comes in at the other.
    default Tensor roll(long shift, long dimension) {
        return Call.asking(
                "roll", this, x -> torch.roll(x, new long[] {shift}, dimension), shift, dimension);
    }

    default Tensor roll(long[] shifts, long... dimensions) {
        return Call.asking("roll", this, x -> torch.roll(x, shifts, dimensions), dimensions);
    }

    /// Turns the plane of two dimensions by `turns` quarters, from `a` towards `b`.
    default Tensor rot90(long turns, long a, long b) {
        return Call.asking("rot90", this, x -> torch.rot90(x, turns, a, b), turns, a, b);
    }

    /// The whole tensor, repeated along each dimension; extra numbers add dimensions in front.
    default Tensor repeat(long... times) {
        return Call.asking("repeat", this, x -> x.repeat(times), times);
    }

    /// Like [#repeat], with missing numbers in front taken as 1.
    default Tensor tile(long... times) {
        return Call.asking("tile", this, x -> torch.tile(x, times), times);
    }

    /// Each slice along a dimension, `times` times in a row.
    default Tensor repeatInterleave(long times, long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.unary(
                    "repeatInterleave",
                    this,
                    x -> torch.repeat_interleave(x, times, optional, Natives.NO_LONG));
        }
    }

    /// Each slice along a dimension as often in a row as `times` says for it.
    default Tensor repeatInterleave(Tensor times, long dimension) {
        try (var optional = new LongOptional(dimension)) {
            return Call.binary(
                    "repeatInterleave",
                    this,
                    times,
                    (x, y) -> torch.repeat_interleave(x, y, optional, Natives.NO_LONG));
        }
    }
}
