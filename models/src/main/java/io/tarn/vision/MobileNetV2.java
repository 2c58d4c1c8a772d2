package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import io.tarn.vision.MobileNetV2Config.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A net for phones, whose shortcuts join the narrow ends of its blocks (Sandler, Howard, Zhu, Zhmoginov and Chen, 2018).
///
/// Its names are those of torchvision.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, classes]` |
public final class MobileNetV2 implements Layer {
    private static final List<Stage> STAGES =
            List.of(
                    new Stage(1, 16, 1, 1),
                    new Stage(6, 24, 2, 2),
                    new Stage(6, 32, 3, 2),
                    new Stage(6, 64, 4, 2),
                    new Stage(6, 96, 3, 1),
                    new Stage(6, 160, 3, 2),
                    new Stage(6, 320, 1, 1));

    private final Sequential features;
    private final Sequential classifier;

    private MobileNetV2(MobileNetV2Config config) {
        long last = MobileNetV2Config.times(config.last(), Math.max(1, config.multiplier()));
        this.features = features(config, last);
        this.classifier =
                Sequential.of(
                        Dropout.of(config.dropout()),
                        Linear.of(
                                last,
                                config.classes(),
                                c -> c.init(Init.normal(0, 0.01)).biasInit(Init.zeros())));
    }

    /// The paper's, of width 1.
    public static MobileNetV2 of(long classes) {
        return of(classes, c -> c);
    }

    /// `MobileNetV2.of(10, c -> c.multiplier(0.5).stem(Stem.SMALL))` for pictures of 32×32.
    public static MobileNetV2 of(long classes, UnaryOperator<MobileNetV2Config> choose) {
        return new MobileNetV2(
                choose.apply(new MobileNetV2Config(Stem.LARGE, STAGES, 1, 1280, 0.2, 3, classes)));
    }

    /// A small stem leaves out the first two halvings.
    private static Sequential features(MobileNetV2Config config, long last) {
        boolean large = config.stem() == Stem.LARGE;
        long in = MobileNetV2Config.times(32, config.multiplier());
        List<Layer> layers = new ArrayList<>();
        layers.add(ConvNormRelu.of(config.channels(), in, 3, large ? 2 : 1, Activation.relu6()));
        for (int place = 0; place < config.stages().size(); place++) {
            Stage stage = config.stages().get(place);
            long out = MobileNetV2Config.times(stage.width(), config.multiplier());
            for (int i = 0; i < stage.depth(); i++) {
                int stride = i == 0 && (large || place > 1) ? stage.stride() : 1;
                layers.add(new InvertedResidual(in, out, stride, stage.expansion()));
                in = out;
            }
        }
        layers.add(ConvNormRelu.of(in, last, 1, 1, Activation.relu6()));
        return Sequential.of(layers);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor y = features.forward(x); // [batch, 1280, height / 32, width / 32]
        return Hooks.after(this, x, classifier.forward(y.mean(2, 3))); // [batch, classes]
    }
}
