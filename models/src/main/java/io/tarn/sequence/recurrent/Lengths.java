package io.tarn.sequence.recurrent;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// How many places of each sequence of a batch are real, checked.
///
/// @param counts `[batch]`
/// @param time places of the batch
record Lengths(Tensor counts, long time) {
    static Lengths of(Object who, Tensor x, Tensor lengths) { // [batch, time, …] and [batch]
        if (!lengths.shape().equals(Shape.of(x.size(0))) || lengths.dtype().isFloatingPoint()) {
            throw TensorException.of(
                    who.toString(),
                    "lengths [%d], whole numbers".formatted(x.size(0)),
                    lengths.shape() + " " + lengths.dtype(),
                    "give every sequence of the batch one");
        }
        Tensor counts = lengths.to(DType.INT64);
        for (long length : counts.toLongArray()) {
            if (length < 1 || length > x.size(1)) {
                throw TensorException.of(
                        who.toString(),
                        "lengths from 1 to " + x.size(1),
                        length,
                        "leave empty sequences out of the batch");
            }
        }
        return new Lengths(counts.to(x.device()), x.size(1));
    }

    /// The lengths of sequences without padding.
    static Tensor all(Tensor x) {
        return Tensor.full(Shape.of(x.size(0)), x.size(1), DType.INT64).to(x.device());
    }

    /// True where a place is real, `[batch, time]`.
    Tensor keep() {
        return Tensor.arange(time).to(counts.device()).lt(counts.unsqueeze(1));
    }

    /// Zeros behind the ends.
    Tensor cut(Tensor output) { // [batch, time, width]
        return output.where(keep().unsqueeze(2), 0);
    }

    /// The output at the last real place.
    Tensor last(Tensor output) { // [batch, time, width] → [batch, width]
        Tensor place = counts.sub(1).reshape(-1, 1, 1).expand(-1, 1, output.size(2));
        return output.gather(1, place).squeeze(1);
    }
}
