package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.GlobalAvgPool;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A net as good as [AlexNet] with a fiftieth of its parameters (Iandola, Han, Moskewicz, Ashraf, Dally and Keutzer, 2016).
///
/// Its names are those of torchvision.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, classes]` |
public final class SqueezeNet implements Layer {
    private final Sequential features;
    private final Sequential classifier;

    private SqueezeNet(SqueezeNetConfig config) {
        this.features = features(config);
        this.classifier = classifier(config);
    }

    /// The paper's, version 1.0.
    public static SqueezeNet squeezenet10(long classes) {
        return of(classes, c -> c.width(96).kernel(7).fires(8, Set.of(3, 7)));
    }

    /// Version 1.1, which pools earlier and so computes 2.4 times less.
    public static SqueezeNet squeezenet11(long classes) {
        return of(classes, c -> c);
    }

    /// Version 1.1 with changes: `SqueezeNet.of(10, c -> c.stem(Stem.SMALL))` for pictures of 32×32.
    public static SqueezeNet of(long classes, UnaryOperator<SqueezeNetConfig> choose) {
        return new SqueezeNet(
                choose.apply(
                        new SqueezeNetConfig(
                                Stem.LARGE, 64, 3, 8, Set.of(2, 4), 16, 0.5, 3, classes)));
    }

    private static Sequential features(SqueezeNetConfig config) {
        List<Layer> layers = new ArrayList<>();
        if (config.stem() == Stem.LARGE) {
            layers.add(convolution(config.channels(), config.width(), config.kernel(), 2, 0));
            layers.add(Activation.relu());
            layers.add(pool());
        } else {
            layers.add(convolution(config.channels(), config.width(), 3, 1, 1));
            layers.add(Activation.relu());
        }
        long in = config.width();
        for (int i = 1; i <= config.fires(); i++) {
            layers.add(new Fire(in, config.squeezeOf(i)));
            in = 8 * config.squeezeOf(i);
            if (config.poolings().contains(i)) {
                layers.add(pool());
            }
        }
        return Sequential.of(layers);
    }

    private static Sequential classifier(SqueezeNetConfig config) {
        long in = 8 * config.squeezeOf(config.fires());
        return Sequential.of(
                Dropout.of(config.dropout()),
                Conv2d.of(
                        in,
                        config.classes(),
                        1,
                        c -> c.init(Init.normal(0, 0.01)).biasInit(Init.zeros())),
                Activation.relu(),
                GlobalAvgPool.of());
    }

    static Conv2d convolution(long in, long out, int kernel, int stride, int padding) {
        return Conv2d.of(
                in,
                out,
                kernel,
                c ->
                        c.stride(stride)
                                .padding(padding)
                                .init(Init.heUniform())
                                .biasInit(Init.zeros()));
    }

    private static MaxPool2d pool() {
        return MaxPool2d.of(3, w -> w.stride(2).withPartial());
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor y = features.forward(x); // [batch, 512, height / 16, width / 16]
        return Hooks.after(this, x, classifier.forward(y)); // [batch, classes]
    }
}
