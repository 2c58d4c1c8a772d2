package io.tarn.vision;

import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;

/// A layer of a [DenseBlock]: a convolution of 1×1 makes few channels of many, one of 3×3 makes the new ones.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, growth, height, width]` |
final class DenseLayer implements Layer {
    private final BatchNorm2d norm1;
    private final Conv2d conv1;
    private final BatchNorm2d norm2;
    private final Conv2d conv2;
    private final Dropout dropout;

    DenseLayer(long in, DenseNetConfig config) {
        long middle = config.bottleneck() * config.growth();
        this.norm1 = BatchNorm2d.of(in);
        this.conv1 = DenseNet.convolution(in, middle, 1, 1);
        this.norm2 = BatchNorm2d.of(middle);
        this.conv2 = DenseNet.convolution(middle, config.growth(), 3, 1);
        this.dropout = Dropout.of(config.dropout());
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor f = conv1.forward(norm1.forward(x).relu());
        Tensor y = dropout.forward(conv2.forward(norm2.forward(f).relu()));
        return Hooks.after(this, x, y);
    }
}
