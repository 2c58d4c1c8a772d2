package io.tarn.vision;

import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// Two convolutions of 3×3 with ReLU, which keep height and width: what a [UNet] does at each size.
final class UNetBlock implements Layer {
    private final Conv2d conv1;
    private final Optional<BatchNorm2d> norm1;
    private final Conv2d conv2;
    private final Optional<BatchNorm2d> norm2;

    UNetBlock(long in, long out, Norm norm) {
        this.conv1 = convolution(in, out, norm);
        this.norm1 = norm(out, norm);
        this.conv2 = convolution(out, out, norm);
        this.norm2 = norm(out, norm);
    }

    /// Without bias where a normalisation follows.
    private static Conv2d convolution(long in, long out, Norm norm) {
        return Conv2d.of(
                in,
                out,
                3,
                c ->
                        switch (norm) {
                            case NONE -> c.padding(1).init(Init.heNormal());
                            case BATCH -> c.padding(1).init(Init.heNormal()).noBias();
                        });
    }

    private static Optional<BatchNorm2d> norm(long channels, Norm norm) {
        return switch (norm) {
            case NONE -> Optional.empty();
            case BATCH -> Optional.of(BatchNorm2d.of(channels));
        };
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, in, height, width] → [batch, out, height, width]
        Tensor f = normed(norm1, conv1.forward(x)).relu();
        return Hooks.after(this, x, normed(norm2, conv2.forward(f)).relu());
    }

    private static Tensor normed(Optional<BatchNorm2d> norm, Tensor x) {
        return norm.isPresent() ? norm.get().forward(x) : x;
    }
}
