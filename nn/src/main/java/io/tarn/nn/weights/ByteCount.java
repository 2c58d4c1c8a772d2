package io.tarn.nn.weights;

import io.tarn.tensor.DType;
import io.tarn.tensor.TensorException;
import java.util.Arrays;

/// The bounds that shapes from a file must keep before anything is made of them.
final class ByteCount {
    /// libtorch's own limit.
    static final int MOST_DIMENSIONS = 64;

    private ByteCount() {}

    /// The bytes of a dense tensor. Dimensions of size 0 do not excuse an overflow of the others.
    static long of(String who, DType type, long[] sizes) {
        if (sizes.length > MOST_DIMENSIONS) {
            throw TensorException.of(
                    who,
                    "at most %d dimensions".formatted(MOST_DIMENSIONS),
                    sizes.length,
                    "the file is damaged");
        }
        long product = type.bytes();
        boolean empty = false;
        for (long size : sizes) {
            empty |= size == 0;
            if (size < 0
                    || Math.multiplyHigh(product, Math.max(size, 1)) != 0
                    || product * Math.max(size, 1) < 0) {
                throw TensorException.of(
                        who,
                        "a shape whose bytes can be counted",
                        Excerpt.of(Arrays.toString(sizes)),
                        "the file is damaged");
            }
            product *= Math.max(size, 1);
        }
        return empty ? 0 : product;
    }
}
