package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.stream.LongStream;

/// The mean of each channel over all spatial dimensions: `[batch, channels, *spatial]` → `[batch,
/// channels]`.
public record GlobalAvgPool() implements Layer {
    public static GlobalAvgPool of() {
        return new GlobalAvgPool();
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *spatial] → [batch, channels]
        Expect.someSpatial(this, x);
        return Hooks.after(this, x, x.mean(LongStream.range(2, x.rank()).toArray()));
    }

    @Override
    public String toString() {
        return "GlobalAvgPool";
    }
}
