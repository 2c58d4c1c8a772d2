package io.tarn.vision;

import io.tarn.nn.Activation;
import io.tarn.nn.Hooks;
import io.tarn.nn.Inline;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// A net for phones that was shaped by measured speed: ShuffleNet V2 (Ma, Zhang, Zheng and Sun, 2018).
///
/// Its names are those of torchvision.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, classes]` |
public final class ShuffleNet implements Layer {
    private final ShuffleNetConfig config;
    private final ConvNormRelu conv1;
    private final MaxPool2d maxpool = MaxPool2d.of(3, w -> w.stride(2).padding(1));
    @Inline private final SequencedMap<String, Sequential> stages = new LinkedHashMap<>();
    private final ConvNormRelu conv5;
    private final Linear fc;

    private ShuffleNet(ShuffleNetConfig config) {
        this.config = config;
        int stride = config.stem() == Stem.LARGE ? 2 : 1;
        this.conv1 =
                ConvNormRelu.of(config.channels(), config.first(), 3, stride, Activation.relu());
        long in = config.first();
        for (int i = 0; i < config.depths().size(); i++) {
            long out = config.width() << i;
            stages.put("stage" + (i + 2), stage(in, out, config.depths().get(i)));
            in = out;
        }
        this.conv5 = ConvNormRelu.of(in, config.last(), 1, 1, Activation.relu());
        this.fc = Linear.of(config.last(), config.classes());
    }

    /// The paper's 0.5×.
    public static ShuffleNet half(long classes) {
        return of(classes, c -> c.width(48));
    }

    /// The paper's 1×.
    public static ShuffleNet one(long classes) {
        return of(classes, c -> c);
    }

    /// The paper's 1.5×.
    public static ShuffleNet oneAndAHalf(long classes) {
        return of(classes, c -> c.width(176));
    }

    /// The paper's 2×.
    public static ShuffleNet two(long classes) {
        return of(classes, c -> c.width(244).last(2048));
    }

    /// The 1× with changes: `ShuffleNet.of(10, c -> c.stem(Stem.SMALL))` for pictures of 32×32.
    public static ShuffleNet of(long classes, UnaryOperator<ShuffleNetConfig> choose) {
        return new ShuffleNet(
                choose.apply(
                        new ShuffleNetConfig(
                                Stem.LARGE, List.of(4, 8, 4), 116, 24, 1024, 3, classes)));
    }

    private static Sequential stage(long in, long out, int depth) {
        List<Layer> units = new ArrayList<>();
        units.add(ShuffleUnit.halving(in, out));
        for (int i = 1; i < depth; i++) {
            units.add(ShuffleUnit.keeping(out));
        }
        return Sequential.of(units);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor y = conv1.forward(x);
        if (config.stem() == Stem.LARGE) {
            y = maxpool.forward(y);
        }
        for (Layer stage : stages.values()) {
            y = stage.forward(y);
        }
        y = conv5.forward(y).mean(2, 3); // [batch, 1024]
        return Hooks.after(this, x, fc.forward(y)); // [batch, classes]
    }
}
