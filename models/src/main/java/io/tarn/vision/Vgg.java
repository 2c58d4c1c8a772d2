package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.AdaptiveAvgPool2d;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Fan;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A net of nothing but convolutions of 3×3, which see as far as large ones with fewer weights (Simonyan and Zisserman, 2015).
///
/// Its names are those of torchvision.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, classes]` |
public final class Vgg implements Layer {
    private static final List<Integer> DEPTHS_11 = List.of(1, 1, 2, 2, 2);
    private static final List<Integer> DEPTHS_13 = List.of(2, 2, 2, 2, 2);
    private static final List<Integer> DEPTHS_16 = List.of(2, 2, 3, 3, 3);
    private static final List<Integer> DEPTHS_19 = List.of(2, 2, 4, 4, 4);

    private final VggConfig config;
    private final Sequential features;
    private final AdaptiveAvgPool2d avgpool;
    private final Sequential classifier;

    private Vgg(VggConfig config) {
        this.config = config;
        this.features = features(config);
        this.avgpool = AdaptiveAvgPool2d.of(config.side());
        this.classifier = classifier(config);
    }

    public static Vgg vgg11(long classes) {
        return vgg11(classes, c -> c);
    }

    /// `Vgg.vgg11(1000, c -> c.norm(Norm.BATCH))`.
    public static Vgg vgg11(long classes, UnaryOperator<VggConfig> choose) {
        return of(DEPTHS_11, classes, choose);
    }

    public static Vgg vgg13(long classes) {
        return vgg13(classes, c -> c);
    }

    public static Vgg vgg13(long classes, UnaryOperator<VggConfig> choose) {
        return of(DEPTHS_13, classes, choose);
    }

    public static Vgg vgg16(long classes) {
        return vgg16(classes, c -> c);
    }

    public static Vgg vgg16(long classes, UnaryOperator<VggConfig> choose) {
        return of(DEPTHS_16, classes, choose);
    }

    public static Vgg vgg19(long classes) {
        return vgg19(classes, c -> c);
    }

    public static Vgg vgg19(long classes, UnaryOperator<VggConfig> choose) {
        return of(DEPTHS_19, classes, choose);
    }

    /// The 16 layers for pictures of 32×32, of which one pixel is left: one linear layer is enough.
    public static Vgg cifar16(long classes) {
        return of(DEPTHS_16, classes, c -> c.norm(Norm.BATCH).side(1).hidden(List.of()));
    }

    /// `Vgg.of(List.of(1, 1, 2), 10, c -> c.norm(Norm.BATCH).side(4).hidden(List.of(256)).channels(1))`.
    public static Vgg of(List<Integer> depths, long classes, UnaryOperator<VggConfig> choose) {
        return new Vgg(
                choose.apply(
                        new VggConfig(
                                depths, Norm.NONE, 64, 7, List.of(4096, 4096), 0.5, 3, classes)));
    }

    private static Sequential features(VggConfig config) {
        List<Layer> layers = new ArrayList<>();
        long in = config.channels();
        for (int stage = 0; stage < config.depths().size(); stage++) {
            for (int i = 0; i < config.depths().get(stage); i++) {
                layers.add(convolution(in, config.widthOf(stage)));
                in = config.widthOf(stage);
                if (config.norm() == Norm.BATCH) {
                    layers.add(BatchNorm2d.of(in));
                }
                layers.add(Activation.relu());
            }
            layers.add(MaxPool2d.of(2));
        }
        return Sequential.of(layers);
    }

    private static Sequential classifier(VggConfig config) {
        List<Layer> layers = new ArrayList<>();
        long in = config.widthOf(config.depths().size() - 1) * config.side() * config.side();
        for (int hidden : config.hidden()) {
            layers.add(linear(in, hidden));
            layers.add(Activation.relu());
            layers.add(Dropout.of(config.dropout()));
            in = hidden;
        }
        layers.add(linear(in, config.classes()));
        return Sequential.of(layers);
    }

    private static Conv2d convolution(long in, long out) {
        Init normal = Init.heNormal(Fan.OUT, Math.sqrt(2));
        return Conv2d.of(in, out, 3, c -> c.padding(1).init(normal).biasInit(Init.zeros()));
    }

    private static Linear linear(long in, long out) {
        return Linear.of(in, out, c -> c.init(Init.normal(0, 0.01)).biasInit(Init.zeros()));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor y = avgpool.forward(features.forward(x)); // [batch, 512, 7, 7]
        return Hooks.after(this, x, classifier.forward(y.flatten(1))); // [batch, classes]
    }

    @Override
    public String toString() {
        return "Vgg(%s, %d classes)".formatted(config.depths(), config.classes());
    }
}
