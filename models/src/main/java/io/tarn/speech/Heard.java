package io.tarn.speech;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Which frames of a batch of sounds are real.
///
/// @param counts `[batch]`
/// @param keep true where a frame is real, `[batch, frames]`
record Heard(Tensor counts, Tensor keep) {
    /// Of sounds `[batch, frames, features]` and their lengths `[batch]`, both checked.
    static Heard of(Object who, Tensor x, long features, Tensor lengths) {
        if (x.rank() != 3 || x.size(1) < 1 || x.size(2) != features) {
            throw TensorException.of(
                    who.toString(),
                    "input [batch, frames, %d]".formatted(features),
                    x.shape(),
                    "build it for as many features as a frame has");
        }
        if (!lengths.shape().equals(Shape.of(x.size(0))) || lengths.dtype().isFloatingPoint()) {
            throw TensorException.of(
                    who.toString(),
                    "lengths [%d], whole numbers".formatted(x.size(0)),
                    lengths.shape() + " " + lengths.dtype(),
                    "give every sound of the batch one");
        }
        Tensor counts = lengths.to(DType.INT64).to(x.device());
        if (counts.min().itemLong() < 1 || counts.max().itemLong() > x.size(1)) {
            throw TensorException.of(
                    who.toString(),
                    "lengths from 1 to " + x.size(1),
                    lengths,
                    "leave empty sounds out of the batch");
        }
        Tensor place = Tensor.arange(x.size(1)).to(x.device());
        return new Heard(counts, place.lt(counts.unsqueeze(1)));
    }

    /// The lengths of sounds without padding.
    static Tensor all(Tensor x) {
        return Tensor.full(Shape.of(x.size(0)), x.size(1), DType.INT64).to(x.device());
    }

    /// Zeros behind the ends.
    Tensor cut(Tensor x) { // [batch, frames, width]
        return x.where(keep.unsqueeze(2), 0);
    }
}
