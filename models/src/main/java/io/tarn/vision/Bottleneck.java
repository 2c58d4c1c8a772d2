package io.tarn.vision;

import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The block of the larger [ResNet]s: a convolution of 3×3 between two of 1×1, so that it works on fewer channels.
///
/// As in torchvision the 3×3 has the stride, not the first 1×1 as in the paper; it learns a little better so.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, 4·width, height / stride, width / stride]` |
final class Bottleneck implements Layer {
    private final Conv2d conv1;
    private final BatchNorm2d bn1;
    private final Conv2d conv2;
    private final BatchNorm2d bn2;
    private final Conv2d conv3;
    private final BatchNorm2d bn3;
    private final Optional<Sequential> downsample;

    Bottleneck(long in, long width, int stride, ResNetConfig config) {
        long middle = config.middle() * width;
        long out = 4 * width;
        this.conv1 = ResNet.convolution(in, middle, 1, 1, 1);
        this.bn1 = BatchNorm2d.of(middle);
        this.conv2 = ResNet.convolution(middle, middle, 3, stride, config.groups());
        this.bn2 = BatchNorm2d.of(middle);
        this.conv3 = ResNet.convolution(middle, out, 1, 1, 1);
        this.bn3 = BatchNorm2d.of(out);
        this.downsample = ResNet.shortcut(in, out, stride);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor shortcut = downsample.map(d -> d.forward(x)).orElse(x);
        Tensor f = bn1.forward(conv1.forward(x)).relu();
        Tensor g = bn2.forward(conv2.forward(f)).relu();
        // y = relu(f(x) + x)
        Tensor y = bn3.forward(conv3.forward(g)).add(shortcut).relu();
        return Hooks.after(this, x, y);
    }
}
