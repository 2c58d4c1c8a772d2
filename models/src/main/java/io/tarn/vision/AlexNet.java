package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.AdaptiveAvgPool2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// Five convolutions and three linear layers, with which deep learning came to photographs (Krizhevsky, Sutskever and Hinton, 2012).
///
/// The widths are those of torchvision, from the paper's successor for one GPU (Krizhevsky, 2014); its names are torchvision's too.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, classes]` |
public final class AlexNet implements Layer {
    private static final int SIDE = 6; // of what the convolutions make of 224×224

    private final Sequential features;
    private final AdaptiveAvgPool2d avgpool;
    private final Sequential classifier;

    private AlexNet(AlexNetConfig config) {
        long w = config.width();
        int side = config.stem() == Stem.LARGE ? SIDE : 4;
        this.features =
                Sequential.of(
                        first(config),
                        Activation.relu(),
                        pool(config.stem()),
                        Conv2d.of(w, 3 * w, 5, c -> c.padding(2)),
                        Activation.relu(),
                        pool(config.stem()),
                        Conv2d.of(3 * w, 6 * w, 3, c -> c.padding(1)),
                        Activation.relu(),
                        Conv2d.of(6 * w, 4 * w, 3, c -> c.padding(1)),
                        Activation.relu(),
                        Conv2d.of(4 * w, 4 * w, 3, c -> c.padding(1)),
                        Activation.relu(),
                        pool(config.stem()));
        this.avgpool = AdaptiveAvgPool2d.of(side);
        this.classifier =
                Sequential.of(
                        Dropout.of(config.dropout()),
                        Linear.of(4 * w * side * side, config.hidden()),
                        Activation.relu(),
                        Dropout.of(config.dropout()),
                        Linear.of(config.hidden(), config.hidden()),
                        Activation.relu(),
                        Linear.of(config.hidden(), config.classes()));
    }

    public static AlexNet of(long classes) {
        return of(classes, c -> c);
    }

    /// `AlexNet.of(10, c -> c.stem(Stem.SMALL).hidden(1024))` for pictures of 32×32.
    public static AlexNet of(long classes, UnaryOperator<AlexNetConfig> choose) {
        return new AlexNet(choose.apply(new AlexNetConfig(Stem.LARGE, 64, 4096, 0.5, 3, classes)));
    }

    private static Conv2d first(AlexNetConfig config) {
        return config.stem() == Stem.LARGE
                ? Conv2d.of(config.channels(), config.width(), 11, c -> c.stride(4).padding(2))
                : Conv2d.of(config.channels(), config.width(), 5, c -> c.padding(2));
    }

    /// Windows that overlap, as in the paper.
    private static MaxPool2d pool(Stem stem) {
        return MaxPool2d.of(3, w -> w.stride(2).padding(stem == Stem.LARGE ? 0 : 1));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor y = avgpool.forward(features.forward(x)); // [batch, 256, 6, 6]
        return Hooks.after(this, x, classifier.forward(y.flatten(1))); // [batch, classes]
    }
}
