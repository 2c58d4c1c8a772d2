package io.tarn.vision;

import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Inline;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;

/// A convolution without bias, batch normalisation and a kind of ReLU: the brick of the nets for phones.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, out, height / stride, width / stride]` |
final class ConvNormRelu implements Layer {
    @Inline private final Sequential parts;

    private ConvNormRelu(Sequential parts) {
        this.parts = parts;
    }

    /// `ConvNormRelu.of(3, 32, 3, 2, Activation.relu())`.
    static ConvNormRelu of(long in, long out, int kernel, int stride, Layer relu) {
        return new ConvNormRelu(
                Sequential.of(
                        ResNet.convolution(in, out, kernel, stride, 1), BatchNorm2d.of(out), relu));
    }

    /// One kernel of 3×3 for each channel.
    static ConvNormRelu depthwise(long channels, int stride, Layer relu) {
        return new ConvNormRelu(
                Sequential.of(
                        ResNet.convolution(channels, channels, 3, stride, channels),
                        BatchNorm2d.of(channels),
                        relu));
    }

    @Override
    public Tensor forward(Tensor x) {
        return Hooks.after(this, x, parts.forward(x));
    }
}
