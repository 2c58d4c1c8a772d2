package io.tarn.vision;

import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;

/// What stands between two [DenseBlock]s: it halves the channels, and the image.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, in / 2, height / 2, width / 2]` |
final class Transition implements Layer {
    private final BatchNorm2d norm;
    private final Conv2d conv;

    Transition(long in) {
        this.norm = BatchNorm2d.of(in);
        this.conv = DenseNet.convolution(in, in / 2, 1, 1);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = conv.forward(norm.forward(x).relu());
        return Hooks.after(this, x, y.avgPool2d(2));
    }
}
