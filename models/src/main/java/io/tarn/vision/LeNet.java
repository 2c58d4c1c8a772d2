package io.tarn.vision;

import io.tarn.nn.AvgPool2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// LeNet-5, the net that read cheques: convolutions and averages in turn (LeCun, Bottou, Bengio and Haffner, 1998).
///
/// Its layers have the paper's names. As is usual today, `c3` sees all channels of `s2`, averages have no weights of their own, and the
/// output is a linear layer.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, side, side]` |
/// | output | `[batch, classes]` |
public final class LeNet implements Layer {
    private final Conv2d c1;
    private final AvgPool2d s2 = AvgPool2d.of(2);
    private final Conv2d c3;
    private final AvgPool2d s4 = AvgPool2d.of(2);
    private final Conv2d c5;
    private final Linear f6;
    private final Linear output;

    private LeNet(LeNetConfig config) {
        long width = config.width(); // 6 in the paper
        this.c1 = Conv2d.of(config.channels(), width, 5, c -> c.padding((32 - config.side()) / 2));
        this.c3 = Conv2d.of(width, 16 * width / 6, 5);
        this.c5 = Conv2d.of(16 * width / 6, 20 * width, 5);
        this.f6 = Linear.of(20 * width, 14 * width);
        this.output = Linear.of(14 * width, config.classes());
    }

    /// For grey images of 32×32.
    public static LeNet of(long classes) {
        return of(classes, c -> c);
    }

    /// `LeNet.of(10, c -> c.side(28))` for MNIST.
    public static LeNet of(long classes, UnaryOperator<LeNetConfig> choose) {
        return new LeNet(choose.apply(new LeNetConfig(32, 6, 1, classes)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, side, side]
        Tensor y = s2.forward(c1.forward(x).tanh()); // [batch, 6, 14, 14]
        y = s4.forward(c3.forward(y).tanh()); // [batch, 16, 5, 5]
        y = c5.forward(y).tanh().flatten(1); // [batch, 120]
        y = f6.forward(y).tanh(); // [batch, 84]
        return Hooks.after(this, x, output.forward(y)); // [batch, classes]
    }
}
