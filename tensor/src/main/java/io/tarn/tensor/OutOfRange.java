package io.tarn.tensor;

/// The search, after a kernel has failed, for the number that points outside of what it indexes.
///
/// @param what what the numbers are, for the message
/// @param count how many places there are
/// @param fix what to do about it
record OutOfRange(String what, long count, String fix) {
    /// The failure in words that name the number, or as it was if all numbers lie inside.
    TensorException explain(String who, TensorException failure, Tensor numbers, long ignored) {
        if (numbers.dtype().isInteger()) {
            for (long number : numbers.toLongArray()) {
                if (number != ignored && (number < 0 || number >= count)) {
                    return TensorException.of(
                                    who, "%s from 0 to %d".formatted(what, count - 1), number, fix)
                            .causedBy(failure);
                }
            }
        }
        return failure;
    }
}
