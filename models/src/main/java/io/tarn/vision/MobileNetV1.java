package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A net for phones, whose convolutions are split into one over space and one over channels (Howard et al., 2017).
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, classes]` |
public final class MobileNetV1 implements Layer {
    private final ConvNormRelu stem;
    private final Sequential blocks;
    private final Linear classifier;

    private MobileNetV1(MobileNetV1Config config) {
        boolean large = config.stem() == Stem.LARGE;
        this.stem =
                ConvNormRelu.of(
                        config.channels(), config.width(), 3, large ? 2 : 1, Activation.relu());
        List<Layer> list = new ArrayList<>();
        long in = config.width();
        for (int stage = 0; stage < config.depths().size(); stage++) {
            long out = config.width() << (stage + 1);
            for (int i = 0; i < config.depths().get(stage); i++) {
                boolean halves = i == 0 && stage > (large ? 0 : 1);
                list.add(new SeparableBlock(in, out, halves ? 2 : 1));
                in = out;
            }
        }
        this.blocks = Sequential.of(list);
        this.classifier = Linear.of(in, config.classes());
    }

    /// The paper's, 1.0 MobileNet.
    public static MobileNetV1 of(long classes) {
        return of(classes, c -> c);
    }

    /// `MobileNetV1.of(10, c -> c.width(8).stem(Stem.SMALL))`, a quarter as wide, for pictures of 32×32.
    public static MobileNetV1 of(long classes, UnaryOperator<MobileNetV1Config> choose) {
        return new MobileNetV1(
                choose.apply(
                        new MobileNetV1Config(Stem.LARGE, List.of(1, 2, 2, 6, 2), 32, 3, classes)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor y = blocks.forward(stem.forward(x)); // [batch, 1024, height / 32, width / 32]
        return Hooks.after(this, x, classifier.forward(y.mean(2, 3))); // [batch, classes]
    }
}
