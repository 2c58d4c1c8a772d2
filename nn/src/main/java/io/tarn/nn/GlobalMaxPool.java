package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.stream.LongStream;

/// The largest element of each channel over all spatial dimensions: `[batch, channels, *spatial]` →
/// `[batch, channels]`.
public record GlobalMaxPool() implements Layer {
    public static GlobalMaxPool of() {
        return new GlobalMaxPool();
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *spatial] → [batch, channels]
        Expect.someSpatial(this, x);
        return Hooks.after(this, x, x.max(LongStream.range(2, x.rank()).toArray()));
    }

    @Override
    public String toString() {
        return "GlobalMaxPool";
    }
}
