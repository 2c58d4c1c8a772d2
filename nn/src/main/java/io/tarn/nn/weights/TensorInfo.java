package io.tarn.nn.weights;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;

/// What a weight file says of a tensor: its type, its shape, and where its bytes begin and end,
/// counted from the first byte after the header.
public record TensorInfo(DType dtype, Shape shape, long begin, long end) {
    /// The size in the file.
    public long bytes() {
        return end - begin;
    }
}
