package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The block of [MobileNetV2]: it makes many channels of few, convolves each by itself, and makes few again, without a ReLU at the end.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, out, height / stride, width / stride]` |
final class InvertedResidual implements Layer {
    private final boolean adds;
    private final Sequential conv;

    InvertedResidual(long in, long out, int stride, int expansion) {
        this.adds = stride == 1 && in == out;
        long middle = in * expansion;
        List<Layer> layers = new ArrayList<>();
        if (expansion > 1) {
            layers.add(ConvNormRelu.of(in, middle, 1, 1, Activation.relu6()));
        }
        layers.add(ConvNormRelu.depthwise(middle, stride, Activation.relu6()));
        layers.add(ResNet.convolution(middle, out, 1, 1, 1));
        layers.add(BatchNorm2d.of(out));
        this.conv = Sequential.of(layers);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor f = conv.forward(x);
        // y = x + f(x), where the shapes allow it
        return Hooks.after(this, x, adds ? x.add(f) : f);
    }
}
