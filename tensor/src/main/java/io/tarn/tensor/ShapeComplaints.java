package io.tarn.tensor;

import static io.tarn.tensor.Complaint.known;

import java.util.List;

/// What libtorch complains of when sizes, dimensions, places or masks do not fit.
final class ShapeComplaints {
    /// Sizes and dimensions that do not fit.
    static final List<Complaint> SHAPES =
            List.of(
                    known(
                            "must match the size of tensor b .* at non-singleton dimension (\\d+)",
                            "shapes that broadcast",
                            "reshape one operand; dimension $1 differs"),
                    known(
                            "value tensor .* cannot be broadcast to indexing result of shape (\\[.*?\\])",
                            "a value that broadcasts to $1",
                            "reshape it"),
                    known(
                            "must match the existing size \\((\\d+)\\) at non-singleton dimension (\\d+)",
                            "size $1 or -1 for dimension $2",
                            "only dimensions of size 1 stretch"),
                    known(
                            "must be greater or equal to the number of dimensions in the tensor \\((\\d+)\\)",
                            "at least $1 sizes",
                            "-1 leaves a size alone"),
                    known(
                            "output with shape \\[.*?\\] doesn't match the broadcast shape (\\[.*?\\])",
                            "an operand that broadcasts to the tensor that is changed",
                            "the result would be $1"),
                    known(
                            "mat1 and mat2 shapes cannot be multiplied|size mismatch"
                                    + "|batch2 tensor to be|inconsistent tensor size|cannot be multiplied"
                                    + "|contracted dimensions need to match|same number of columns",
                            "an inner size that agrees",
                            "transpose or reshape one operand"),
                    known(
                            "vector \\+ matrix @ vector|must be a [23]D tensor"
                                    + "|1D tensors expected|Expected 1-D argument|Expected 0D or 1D tensor"
                                    + "|mat2 must be|must be a matrix|must be 1 dimension",
                            "operands of the rank that this operation is for",
                            "reshape them; matmul takes any ranks"),
                    known(
                            "shape '.*' is invalid for input of size (\\d+)"
                                    + "|cannot reshape tensor of (\\d+) elements",
                            "sizes for $1$2 elements",
                            "-1 infers one of them"),
                    known(
                            "view size is not compatible",
                            "memory in the order of the new shape",
                            "use reshape(…), which copies where it must"),
                    known(
                            "Dimension out of range \\(expected to be in range of (\\[-?\\d+, -?\\d+\\])",
                            "a dimension in $1",
                            "negative dimensions count from the end"),
                    known(
                            "dimension specified as (-?\\d+) but tensor has no dimensions",
                            "a tensor with dimensions",
                            "unsqueeze it first"),
                    known(
                            "input\\.dim\\(\\) = (\\d+) is not equal to len\\(dims\\)",
                            "each of the $1 dimensions once",
                            "movedim(…) moves one and keeps the others in order"),
                    known(
                            "duplicate dims|dims to be different|dimensions cannot be identical"
                                    + "|appears multiple times in the list",
                            "different dimensions",
                            "negative dimensions count from the end"),
                    known(
                            "split_sizes to sum exactly to (\\d+)",
                            "sizes that add up to $1",
                            "use split(size, dimension) for equal parts"),
                    known(
                            "don't multiply up to the size of dim \\d+ \\((\\d+)\\)",
                            "sizes whose product is $1",
                            "-1 infers one of them"),
                    known(
                            "Number of dimensions of repeat dims",
                            "a number for each dimension",
                            "use tile(…) to leave out the first ones"),
                    known(
                            "maximum size for tensor at dimension \\d+ is (\\d+)",
                            "windows of $1 or less",
                            "pad the tensor or take smaller windows"),
                    known(
                            "Tensors must have same number of dimensions",
                            "tensors of one rank",
                            "unsqueeze(…) or reshape(…) one of them"),
                    known(
                            "Sizes of tensors must match except in dimension (\\d+)",
                            "tensors that differ in dimension $1 only",
                            "reshape or narrow(…) one of them"),
                    known(
                            "equal size, but got",
                            "tensors of one shape",
                            "use cat(…) to join along a dimension that is there"),
                    known(
                            "non-empty (?:list|TensorList)",
                            "at least one tensor",
                            "check the list that is joined"),
                    known(
                            "at least (\\d) dimensions|Supports 1D or 2D"
                                    + "|expected to have at least \\d dim",
                            "a tensor of more dimensions",
                            "unsqueeze it first"),
                    known(
                            "inputs dimension (-?\\d+) must have length 3",
                            "vectors of length 3 along dimension $1",
                            "name the dimension that holds x, y and z"),
                    known(
                            "negative dimension|must be greater or equal to 0|steps must be non-negative",
                            "sizes of 0 or more",
                            "check the number that was given"),
                    known(
                            "to be greater than 0, got|split_size can only be 0|bins must be > 0",
                            "a number of 1 or more",
                            "check the number that was given"),
                    known(
                            "Repeats must be non-negative|does not support negative",
                            "numbers of 0 or more",
                            "check the number that was given"),
                    known(
                            "Output size is too small",
                            "an input larger than the window",
                            "use a smaller window, or pad the input"),
                    known(
                            "max must be larger than min",
                            "limits in rising order",
                            "give the lower one first"),
                    known(
                            "q must be in the range",
                            "fractions from 0 to 1",
                            "divide percentages by 100"));

    /// Places and masks that are not there.
    static final List<Complaint> INDICES =
            List.of(
                    known(
                            "Class values must be smaller",
                            "classes below the number that was given",
                            "look for the largest with max()"),
                    known(
                            "Class values must be non-negative",
                            "classes of 0 or more",
                            "look for the smallest with min()"),
                    known(
                            "start \\((-?\\d+)\\) \\+ length \\((\\d+)\\) exceeds dimension size \\((\\d+)\\)",
                            "a part within size $3",
                            "start $1 and length $2 reach beyond it"),
                    known(
                            "start out of range \\(expected to be in range of (\\[-?\\d+, -?\\d+\\])",
                            "a start in $1",
                            "negative ones count from the end"),
                    known(
                            "index (-?\\d+) out of range for tensor of size \\[.*\\] at dimension (\\d+)",
                            "an index inside dimension $2",
                            "index $1 is out of range; negative ones count from the end"),
                    known(
                            "index (-?\\d+) is out of bounds",
                            "an index inside the dimension",
                            "index $1 is out of range"),
                    known(
                            "access index (-?\\d+) on a tensor of (\\d+) elements",
                            "an index below $2",
                            "index $1 is out of range"),
                    known(
                            "Index \\d+ of input takes value (-?\\d+) which is not in the valid range \\[0, (\\d+)\\)",
                            "indices below $2, the rows of the table",
                            "$1 is none"),
                    known(
                            "index out of range in self|INDICES element is out of DATA bounds",
                            "indices inside the table",
                            "check the largest and smallest index"),
                    known(
                            "same number of dimensions as (?:input|self)",
                            "an index of the same rank as the tensor",
                            "unsqueeze(…) and expand(…) it, or use indexSelect(…)"),
                    known(
                            "Expected source and index to have the same number of elements",
                            "as many values as places",
                            "check the sizes of both"),
                    known(
                            "out of range for dimension|selected index k out of range"
                                    + "|selected number k out of range",
                            "a k no larger than the dimension",
                            "check its size"),
                    known(
                            "shape of the mask (\\[.*?\\]) at index \\d+ does not match",
                            "a mask as long as what it masks",
                            "the mask is $1"),
                    known(
                            "boolean masks|BoolTensor for mask|condition to be a boolean"
                                    + "|mask.*to be bool",
                            "a mask of type bool",
                            "make one by a comparison, or with .toBool()"),
                    known(
                            "(?:int32|int64|int32 or int64|int32/int64) for index"
                                    + "|used as indices must be|index tensor of type LongTensor"
                                    + "|index.*should have type",
                            "indices of type int64",
                            "convert them with .toLong()"),
                    known(
                            "1-d non-negative integral inputs",
                            "whole numbers of 0 or more in one dimension",
                            "flatten() them"),
                    known(
                            "reduction dim .*(?:to be specified|to have non-zero size)",
                            "at least one element",
                            "an empty tensor has no largest and no smallest element"));

    private ShapeComplaints() {}
}
