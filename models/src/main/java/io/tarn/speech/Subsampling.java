package io.tarn.speech;

import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;

/// A quarter of the frames and of the features, with many channels: two convolutions of stride 2.
///
/// Without padding: no place that is counted has seen a frame behind the end.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, frames, features]` |
/// | output | `[batch, places, channels·bands]` |
final class Subsampling implements Layer {
    static final long LEAST = 7; // frames, and features

    private final Conv2d conv1;
    private final Conv2d conv2;

    Subsampling(long channels) {
        this.conv1 = Conv2d.of(1, channels, 3, c -> c.stride(2));
        this.conv2 = Conv2d.of(channels, channels, 3, c -> c.stride(2));
    }

    static long left(long count) {
        return ((count - 1) / 2 - 1) / 2;
    }

    static Tensor left(Tensor counts) {
        return counts.sub(1).floorDivide(2).sub(1).floorDivide(2).clampMin(0);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y =
                conv1.forward(x.unsqueeze(1)).relu(); // [batch, channels, frames / 2, features / 2]
        Tensor z = conv2.forward(y).relu(); // [batch, channels, places, bands]
        return Hooks.after(this, x, z.transpose(1, 2).flatten(2));
    }
}
