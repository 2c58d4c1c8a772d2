package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// The unit of [ShuffleNet]: half of the channels go through three convolutions, half go past them, and both are shuffled.
///
/// A unit that halves the image sends all channels through both branches.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, in, height, width]` |
/// | output | `[batch, out, height / stride, width / stride]` |
final class ShuffleUnit implements Layer {
    private final Optional<Sequential> branch1;
    private final Sequential branch2;

    private ShuffleUnit(Optional<Sequential> branch1, Sequential branch2) {
        this.branch1 = branch1;
        this.branch2 = branch2;
    }

    static ShuffleUnit keeping(long channels) {
        return new ShuffleUnit(Optional.empty(), convolutions(channels / 2, channels / 2, 1));
    }

    static ShuffleUnit halving(long in, long out) {
        Sequential shortcut =
                Sequential.of(
                        ResNet.convolution(in, in, 3, 2, in),
                        BatchNorm2d.of(in),
                        ResNet.convolution(in, out / 2, 1, 1, 1),
                        BatchNorm2d.of(out / 2),
                        Activation.relu());
        return new ShuffleUnit(Optional.of(shortcut), convolutions(in, out / 2, 2));
    }

    private static Sequential convolutions(long in, long out, int stride) {
        return Sequential.of(
                ResNet.convolution(in, out, 1, 1, 1),
                BatchNorm2d.of(out),
                Activation.relu(),
                ResNet.convolution(out, out, 3, stride, out),
                BatchNorm2d.of(out),
                ResNet.convolution(out, out, 1, 1, 1),
                BatchNorm2d.of(out),
                Activation.relu());
    }

    @Override
    public Tensor forward(Tensor x) {
        List<Tensor> halves;
        if (branch1.isPresent()) {
            halves = List.of(branch1.get().forward(x), branch2.forward(x));
        } else {
            List<Tensor> parts = x.chunk(2, 1); // two of [batch, out / 2, height, width]
            halves = List.of(parts.getFirst(), branch2.forward(parts.getLast()));
        }
        return Hooks.after(this, x, Tensor.cat(halves, 1).channelShuffle(2));
    }
}
