package io.tarn.vision;

import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Fan;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Inline;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.vision.ResNetConfig.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// A deep convolutional net whose blocks learn what to add to their input (He, Zhang, Ren and Sun, 2016).
///
/// Four stages of blocks (three in the small ones for CIFAR) halve the image and double the channels from one to the next. Its names are
/// those of torchvision, so that its weights load.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, classes]` |
public final class ResNet implements Layer {
    private final ResNetConfig config;
    private final Conv2d conv1;
    private final BatchNorm2d bn1;
    private final MaxPool2d maxpool = MaxPool2d.of(3, c -> c.stride(2).padding(1));
    @Inline private final SequencedMap<String, Sequential> stages = new LinkedHashMap<>();
    private final Linear fc;

    private ResNet(ResNetConfig config) {
        this.config = config;
        this.conv1 =
                config.stem() == Stem.LARGE
                        ? convolution(config.channels(), config.width(), 7, 2, 1)
                        : convolution(config.channels(), config.width(), 3, 1, 1);
        this.bn1 = BatchNorm2d.of(config.width());
        long in = config.width();
        for (int i = 0; i < config.depths().size(); i++) {
            long width = config.width() << i;
            stages.put("layer" + (i + 1), stage(config, in, width, i));
            in = config.block().out(width);
        }
        this.fc = Linear.of(in, config.classes());
    }

    public static ResNet resnet18(long classes) {
        return of(Block.BASIC, List.of(2, 2, 2, 2), classes, c -> c);
    }

    public static ResNet resnet34(long classes) {
        return of(Block.BASIC, List.of(3, 4, 6, 3), classes, c -> c);
    }

    public static ResNet resnet50(long classes) {
        return of(Block.BOTTLENECK, List.of(3, 4, 6, 3), classes, c -> c);
    }

    public static ResNet resnet101(long classes) {
        return of(Block.BOTTLENECK, List.of(3, 4, 23, 3), classes, c -> c);
    }

    public static ResNet resnet152(long classes) {
        return of(Block.BOTTLENECK, List.of(3, 8, 36, 3), classes, c -> c);
    }

    /// The middle convolutions in 32 groups of 4 channels.
    public static ResNet resnext50(long classes) {
        return of(Block.BOTTLENECK, List.of(3, 4, 6, 3), classes, c -> c.groups(32).middle(2));
    }

    /// Twice as many channels in the middle convolutions.
    public static ResNet wideResnet50(long classes) {
        return of(Block.BOTTLENECK, List.of(3, 4, 6, 3), classes, c -> c.middle(2));
    }

    /// The small one of 6n + 2 layers for pictures of 32×32: 20, 32, 44, 56 or 110 layers.
    public static ResNet cifar(int layers, long classes) {
        if (layers < 8 || layers % 6 != 2) {
            throw TensorException.of(
                    "ResNet.cifar", "6n + 2 layers", layers, "20, 32, 44, 56 and 110 are usual");
        }
        int n = (layers - 2) / 6;
        return of(Block.BASIC, List.of(n, n, n), classes, c -> c.stem(Stem.SMALL).width(16));
    }

    /// `ResNet.of(Block.BASIC, List.of(2, 2, 2, 2), 10, c -> c.stem(Stem.SMALL).channels(1))`.
    public static ResNet of(
            Block block, List<Integer> depths, long classes, UnaryOperator<ResNetConfig> choose) {
        return new ResNet(
                choose.apply(new ResNetConfig(block, Stem.LARGE, depths, 64, 1, 1, 3, classes)));
    }

    /// The first block of each stage but the first halves the image.
    private static Sequential stage(ResNetConfig config, long in, long width, int place) {
        List<Layer> blocks = new ArrayList<>();
        long from = in;
        for (int i = 0; i < config.depths().get(place); i++) {
            int stride = i == 0 && place > 0 ? 2 : 1;
            blocks.add(config.block().of(from, width, stride, config));
            from = config.block().out(width);
        }
        return Sequential.of(blocks);
    }

    /// Without bias, for a normalisation follows.
    static Conv2d convolution(long in, long out, int kernel, int stride, long groups) {
        return Conv2d.of(
                in,
                out,
                kernel,
                c ->
                        c.stride(stride)
                                .padding(kernel / 2)
                                .groups(groups)
                                .noBias()
                                .init(Init.heNormal(Fan.OUT, Math.sqrt(2))));
    }

    /// A 1×1 convolution where the shape changes.
    static Optional<Sequential> shortcut(long in, long out, int stride) {
        return in == out && stride == 1
                ? Optional.empty()
                : Optional.of(
                        Sequential.of(convolution(in, out, 1, stride, 1), BatchNorm2d.of(out)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor y = bn1.forward(conv1.forward(x)).relu();
        if (config.stem() == Stem.LARGE) {
            y = maxpool.forward(y);
        }
        for (Layer stage : stages.values()) {
            y = stage.forward(y);
        }
        return Hooks.after(this, x, fc.forward(y.mean(2, 3))); // [batch, classes]
    }

    @Override
    public String toString() {
        return "ResNet(%s %s, %d classes)"
                .formatted(config.block(), config.depths(), config.classes());
    }
}
