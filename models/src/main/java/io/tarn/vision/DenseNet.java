package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// A net whose layers hand on all that was made before them, so that each needs to add only a little (Huang, Liu, van der Maaten and
/// Weinberger, 2017).
///
/// It is the paper's DenseNet-BC; its names are those of torchvision.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, classes]` |
public final class DenseNet implements Layer {
    private final DenseNetConfig config;
    private final SequencedMap<String, Layer> features = new LinkedHashMap<>();
    private final Linear classifier;

    private DenseNet(DenseNetConfig config) {
        this.config = config;
        addStem();
        long in = config.width();
        int blocks = config.depths().size();
        for (int i = 1; i <= blocks; i++) {
            int depth = config.depths().get(i - 1);
            features.put("denseblock" + i, new DenseBlock(in, depth, config));
            in += depth * config.growth();
            if (i < blocks) {
                features.put("transition" + i, new Transition(in));
                in /= 2;
            }
        }
        features.put("norm5", BatchNorm2d.of(in));
        this.classifier = Linear.of(in, config.classes(), c -> c.biasInit(Init.zeros()));
    }

    private void addStem() {
        if (config.stem() == Stem.LARGE) {
            features.put("conv0", convolution(config.channels(), config.width(), 7, 2));
            features.put("norm0", BatchNorm2d.of(config.width()));
            features.put("relu0", Activation.relu());
            features.put("pool0", MaxPool2d.of(3, w -> w.stride(2).padding(1)));
        } else {
            features.put("conv0", convolution(config.channels(), config.width(), 3, 1));
        }
    }

    public static DenseNet densenet121(long classes) {
        return of(List.of(6, 12, 24, 16), classes, c -> c);
    }

    public static DenseNet densenet161(long classes) {
        return of(List.of(6, 12, 36, 24), classes, c -> c.growth(48));
    }

    public static DenseNet densenet169(long classes) {
        return of(List.of(6, 12, 32, 32), classes, c -> c);
    }

    public static DenseNet densenet201(long classes) {
        return of(List.of(6, 12, 48, 32), classes, c -> c);
    }

    /// The one of 6n + 4 layers for pictures of 32×32: `DenseNet.cifar(100, 12, 10)`.
    public static DenseNet cifar(int layers, long growth, long classes) {
        if (layers < 10 || layers % 6 != 4) {
            throw TensorException.of(
                    "DenseNet.cifar", "6n + 4 layers", layers, "100, 190 and 250 are usual");
        }
        int n = (layers - 4) / 6;
        return of(List.of(n, n, n), classes, c -> c.stem(Stem.SMALL).growth(growth));
    }

    /// `DenseNet.of(List.of(6, 12, 24, 16), 10, c -> c.growth(16).channels(1))`.
    public static DenseNet of(
            List<Integer> depths, long classes, UnaryOperator<DenseNetConfig> choose) {
        return new DenseNet(
                choose.apply(new DenseNetConfig(Stem.LARGE, depths, 32, 64, 4, 0, 3, classes)));
    }

    /// Without bias, for a normalisation stands before or after it.
    static Conv2d convolution(long in, long out, int kernel, int stride) {
        return Conv2d.of(
                in,
                out,
                kernel,
                c -> c.stride(stride).padding(kernel / 2).noBias().init(Init.heNormal()));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor y = x;
        for (Layer layer : features.values()) {
            y = layer.forward(y);
        }
        return Hooks.after(this, x, classifier.forward(y.relu().mean(2, 3))); // [batch, classes]
    }

    @Override
    public String toString() {
        return "DenseNet(%s, growth %d, %d classes)"
                .formatted(config.depths(), config.growth(), config.classes());
    }
}
