package io.tarn.vision;

import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The block of the smaller [ResNet]s: two convolutions of 3×3, and the input added to what they make.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, out, height / stride, width / stride]` |
final class BasicBlock implements Layer {
    private final Conv2d conv1;
    private final BatchNorm2d bn1;
    private final Conv2d conv2;
    private final BatchNorm2d bn2;
    private final Optional<Sequential> downsample;

    BasicBlock(long in, long out, int stride) {
        this.conv1 = ResNet.convolution(in, out, 3, stride, 1);
        this.bn1 = BatchNorm2d.of(out);
        this.conv2 = ResNet.convolution(out, out, 3, 1, 1);
        this.bn2 = BatchNorm2d.of(out);
        this.downsample = ResNet.shortcut(in, out, stride);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor shortcut = downsample.map(d -> d.forward(x)).orElse(x);
        Tensor f = bn1.forward(conv1.forward(x)).relu();
        // y = relu(f(x) + x)
        Tensor y = bn2.forward(conv2.forward(f)).add(shortcut).relu();
        return Hooks.after(this, x, y);
    }
}
